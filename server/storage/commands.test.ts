import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { resolver } from "@/server/outbound/destination";
import { outboundFetch } from "@/server/outbound/fetch";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person, type Person } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { S3_BUCKET, S3_KEY, S3_REGION, S3_SECRET, startS3, type S3Server } from "@/server/testing/servers/s3";
import { storageAccess } from "@/server/testing/examples/storage";

useDatabase();
completeEnv({ TENANTRY_OUTBOUND_ALLOW: "storage.test" });

let s3: S3Server;
let host: string;
let owner: Person;
beforeAll(async () => {
  s3 = await startS3();
  host = `http://storage.test:${new URL(s3.origin).port}`;
  resolver().resolve = () => Promise.resolve(["127.0.0.1"]);
  owner = await person();
});
afterEach(() => sql('delete from "storage_accesses"'));
afterAll(() => s3.close());

const storage = (who = owner) => callerOf(who).storage;
const place = () => ({ kind: "s3" as const, bucket: S3_BUCKET, key: S3_KEY, region: S3_REGION, host });
const create = (given: object = {}, who = owner) => storage(who).create({ ...place(), secret: S3_SECRET, ...given });

/** What the audit says of an access. */
async function auditOf(id: string) {
  const rows = await sql<{ action: string; before: unknown; after: unknown }>(
    `select "action", "before", "after" from "audit_entries" where "targetId" = $1 order by "id"`,
    id,
  );
  return rows;
}

describe("an access to cloud storage", () => {
  test("is kept with its secret sealed, listed to its person alone, and deleted with the secret", async () => {
    const made = await create();
    expect(made).toMatchObject({ ...place(), testedAt: null, testFailure: null });
    const [row] = await sql<{ sealedSecret: string }>('select * from "storage_accesses" where "id" = $1', made.id);
    expect(JSON.stringify(row)).not.toContain(S3_SECRET);
    const { items, total } = await storage().list({});
    expect([items.map(({ id }) => id), total]).toEqual([[made.id], 1]);
    expect(JSON.stringify(items)).not.toContain(S3_SECRET);

    const other = await person();
    expect((await storage(other).list({})).items).toEqual([]);
    const theirs = { access: made.id };
    const { update, remove, test: tryOut } = storage(other);
    expect(await refusalOf(update({ ...theirs, ...place(), secret: "x" }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(remove(theirs))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(tryOut(theirs))).toBe("NOT_FOUND not_found");
    expect(await storage().remove(theirs)).toEqual({ id: made.id });
    expect(await refusalOf(storage().remove(theirs))).toBe("NOT_FOUND not_found");
    expect(await auditOf(made.id)).toMatchObject([
      { action: "storage-access.create", after: place() },
      { action: "storage-access.remove", before: place() },
    ]);
  });

  test("is of a person: a credential of a place does not reach it", async () => {
    const machine = callerWithCredential(await credential(owner, await organization(owner)));
    expect(await refusalOf(machine.storage.list({}))).toBe("FORBIDDEN fresh_sign_in_required");
    const url = `s3://${S3_BUCKET}/a.png`;
    expect(await refusalOf(machine.storage.sign({ url }))).toBe("FORBIDDEN fresh_sign_in_required");
  });

  test("keeps its secret where nothing else changes, and forgets its test where something does", async () => {
    const { id: access } = await create();
    await storage().test({ access });
    const same = await storage().update({ access, ...place() });
    expect(same.testedAt).not.toBeNull();
    expect(await refusalOf(storage().update({ access, ...place(), bucket: "other-bucket" }))).toBe(
      "INVALID storage_secret_again (secret)",
    );
    const moved = await storage().update({ access, ...place(), bucket: "other-bucket", secret: S3_SECRET });
    expect([moved.bucket, moved.testedAt]).toEqual(["other-bucket", null]);
    const last = (await auditOf(access)).at(-1);
    expect(last).toMatchObject({ before: { bucket: S3_BUCKET }, after: { bucket: "other-bucket" } });
    expect(JSON.stringify(await auditOf(access))).not.toContain(S3_SECRET);
  });

  test("is one of at most fifty", async () => {
    const many = await person();
    for (let at = 0; at < 50; at += 1) await storageAccess(many);
    expect(await refusalOf(create({}, many))).toBe("LIMIT too_many_storage_accesses");
  });

  test("goes with the account", async () => {
    const who = await person({ password: "an-unusual-but-fixed-passphrase" });
    await storageAccess(who);
    await callerOf(who).accounts.remove({ email: who.email, password: "an-unusual-but-fixed-passphrase" });
    expect(await sql('select 1 from "storage_accesses" where "userId" = $1', who.id)).toEqual([]);
  });
});

describe("its test", () => {
  test("passes where the storage names an object, and is remembered", async () => {
    const { id: access } = await create();
    const tested = await storage().test({ access });
    expect(tested.testFailure).toBeNull();
    expect((await storage().list({})).items).toMatchObject([{ id: access, testedAt: tested.testedAt }]);
    expect((await auditOf(access)).at(-1)).toMatchObject({ after: { passed: true, failure: null } });
  });

  test.each([
    ["key_unknown", { key: "AKIANOBODY" }],
    ["secret_wrong", { secret: "another-secret" }],
    ["bucket_missing", { bucket: "elsewhere" }],
    ["region_wrong", { region: "us-east-1" }],
    ["unreachable", { host: "http://storage.test:1" }],
  ])("says in words that can be acted on what is wrong: %s", async (failure, given) => {
    const { id: access } = await create(given);
    expect((await storage().test({ access })).testFailure).toBe(failure);
  });

  test("does not ask Azure about a signature that has ended", async () => {
    const secret = "?sv=2021-12-02&se=2020-01-01T00%3A00%3A00Z&sp=r&sig=x";
    const { id: access } = await create({ kind: "azure", bucket: "images", key: "account", host: "", secret });
    expect((await storage().test({ access })).testFailure).toBe("expired");
    const url = "azure://account.blob.core.windows.net/images/a.png";
    expect(await refusalOf(storage().sign({ url }))).toBe("EXPIRED storage_signature_ended");
  });
});

describe("an address", () => {
  test("is signed by the caller's own access, and reads the object for fifteen minutes", async () => {
    s3.put("runs/7/notes.txt", "text/html", "the notes");
    const { id: access } = await create();
    const links = [`s3://${S3_BUCKET}/runs/7/notes.txt`, `${host}/${S3_BUCKET}/runs/7/notes.txt`];
    for (const url of links) {
      const signed = await storage().sign({ url, display: true });
      expect(signed.display).toBe("text");
      expect(Date.parse(signed.expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
      const answer = await outboundFetch(signed.url);
      expect(await answer.text()).toBe("the notes");
      expect(answer.headers.get("content-type")).toBe("text/plain;charset=utf-8");
    }
    const other = await person();
    const [url = ""] = links;
    expect(await refusalOf(storage(other).sign({ url }))).toBe("NOT_FOUND storage_access_missing (url)");
    await storage().remove({ access });
    expect(await refusalOf(storage().sign({ url }))).toBe("NOT_FOUND storage_access_missing (url)");
  });

  test("is matched before it is signed: with the access that reaches it, or none", async () => {
    const { id: access } = await create();
    const urls = [
      `s3://${S3_BUCKET}/loss.png`,
      "s3://elsewhere/loss.png",
      `s3://${S3_BUCKET}/model.bin`,
      "https://example.com/loss.png",
      "a text",
    ];
    expect((await storage().match({ urls })).items).toEqual([
      { url: urls[0], access, name: "loss.png", display: "image" },
      { url: urls[1], access: null, name: "loss.png", display: "image" },
      { url: urls[2], access, name: "model.bin", display: null },
    ]);
  });
});
