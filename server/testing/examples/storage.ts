import { newId } from "@/server/ids";
import { seal } from "@/server/secrets/seal";
import { sql } from "../database";
import type { Examples } from "./types";

const PLACE = { kind: "s3", bucket: "experiments", key: "AKIAEXAMPLE000000001", region: "", host: "" } as const;

interface GivenStorage {
  kind?: string;
  bucket?: string;
  key?: string;
  secret?: string;
  region?: string;
  host?: string;
}

/** An access as it lies in the database; nobody looks where it leads. */
export async function storageAccess(user: { id: string }, given: GivenStorage = {}): Promise<{ id: string }> {
  const { kind, bucket, key, region, host } = { ...PLACE, ...given };
  const id = newId("sto");
  await sql(
    `insert into "storage_accesses" ("id", "userId", "kind", "bucket", "key", "sealedSecret", "region", "host")
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    id,
    user.id,
    kind,
    bucket,
    key,
    seal(given.secret ?? "a-secret-key-that-is-made-up", `storage:${id}`),
    region,
    host,
  );
  return { id };
}

/** Calls that succeed with accesses to cloud storage. A test that fails is one of them. */
export const STORAGE_EXAMPLES: Examples["storage"] = {
  create: ({ owner }) => ({ actor: owner.actor, input: { ...PLACE, secret: "a-secret-key-that-is-made-up" } }),
  update: async ({ owner }) => {
    const { id } = await storageAccess(owner);
    return {
      actor: owner.actor,
      input: { access: id, ...PLACE, region: "eu-central-1", secret: "another-secret-key" },
    };
  },
  remove: async ({ owner }) => ({ actor: owner.actor, input: { access: (await storageAccess(owner)).id } }),
  test: async ({ owner }) => {
    const { id } = await storageAccess(owner, { host: "https://127.0.0.1:1" });
    return { actor: owner.actor, input: { access: id } };
  },
};
