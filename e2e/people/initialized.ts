import { makeDatabase } from "../../server/testing/database/postgres";
import { shell } from "../../server/testing/processes/shell";
import { startProduct, type Product } from "../product";

export const OWNER = { email: "owner-0001@example.com", password: "an-unusual-but-fixed-passphrase" };
export const BASIC = { accessKey: "initial-access-key", secretKey: "an-initial-secret-key-of-enough-characters" };

export const INITIAL = {
  TENANTRY_INIT_OWNER_EMAIL: OWNER.email,
  TENANTRY_INIT_OWNER_PASSWORD: OWNER.password,
  TENANTRY_INIT_ORGANIZATION: "acme",
  TENANTRY_INIT_WORKSPACE: "research",
  TENANTRY_INIT_ACCESS_KEY: BASIC.accessKey,
  TENANTRY_INIT_SECRET_KEY: BASIC.secretKey,
};

export interface List<T> {
  items: T[];
}

/** An instance of its own, made by the environment alone. */
export async function startInitialized(
  environment: Readonly<Record<string, string>> = {},
): Promise<{ product: Product; end: () => Promise<void> }> {
  const admin = shell.TEST_DATABASE_URL;
  const database = admin === undefined ? null : await makeDatabase(admin, "rest");
  const sealKeys = `test:${Buffer.alloc(32, 7).toString("base64")}`;
  const product = await startProduct({
    environment: {
      ...INITIAL,
      TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
      ...environment,
      ...(database === null ? {} : { DATABASE_URL: database.url, TENANTRY_SEAL_KEYS: sealKeys }),
    },
  });
  const end = async () => {
    await product.stop();
    await database?.drop();
  };
  return { product, end };
}
