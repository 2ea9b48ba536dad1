export const WORKSPACE = "soak";
export const CREDENTIAL = { accessKey: "soak-access-key", secretKey: "soak-secret-key-of-more-than-32-characters" };

/** The first start makes all of it, the later ones find it. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  TENANTRY_INIT_OWNER_EMAIL: "owner@example.com",
  TENANTRY_INIT_OWNER_PASSWORD: "an-unusual-but-fixed-passphrase",
  TENANTRY_INIT_ORGANIZATION: WORKSPACE,
  TENANTRY_INIT_WORKSPACE: WORKSPACE,
  TENANTRY_INIT_ACCESS_KEY: CREDENTIAL.accessKey,
  TENANTRY_INIT_SECRET_KEY: CREDENTIAL.secretKey,
  LOG_LEVEL: "warn",
};
