import { afterEach, describe, expect, test } from "vitest";
import { completeEnv, env } from "@/server/env";
import { open, seal } from "@/server/secrets/seal";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, person, project, type Person } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { accessToken } from "@/server/testing/doors/oauth";
import { forgetShared } from "@/server/testing/processes/process";
import { GENERIC_VALUE } from "@/server/testing/examples/project-key";
import { storageAccess } from "@/server/testing/examples/storage";
import { systemRequest } from "@/server/testing/requests";
import { ownVault } from "@/server/testing/factories/vaults";
import { rotateKeysTask } from "./rotate-keys";

useDatabase();

const keysBefore = env().TENANTRY_SEAL_KEYS;
const keyOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

/** As another start of the process would find the environment. */
function restartWith(keys: string | undefined): void {
  completeEnv({ TENANTRY_SEAL_KEYS: keys });
  for (const name of ["seal-keys", "signing-keys"]) forgetShared(name);
}

afterEach(() => restartWith(keysBefore));

async function run(task: typeof rotateKeysTask, ...values: string[]): Promise<[number, string]> {
  const lines: string[] = [];
  const code = await task(systemRequest("host-command"), values, (line) => lines.push(line));
  return [code, lines.join("\n")];
}

describe("rotate-keys", () => {
  // To a filter that takes `_` for any letter the old key's texts would be the new one's.
  const [old, fresh] = [keyOf("kx1", 1), keyOf("k_1", 2)];

  async function sealed(): Promise<[text: string, owner: `${string}:${string}`][]> {
    const rows = await sql<{ text: string; owner: `${string}:${string}` }>(`
      select "sealedCheck" as "text", 'instance:check' as "owner" from "instance"
      union all select "sealedPrivate", 'signing-key:' || "id" from "signing_keys"
      union all select "sealedBody", 'mail:' || "id" from "mails" where "sealedBody" is not null
      union all select "sealedReply", 'idempotency:' || "caller" || ':' || "key" from "idempotency_keys" where "sealedReply" is not null
      union all select "sealedClientSecret", 'identity-provider-secret:' || "id" from "identity_providers"
      union all select "sealedPrivateKey", 'identity-provider-key:' || "id" from "identity_providers"
      union all select "sealedVerifier", 'sso-verifier:' || "id" from "sso_transactions"
      union all select "sealedOutcome", 'sso-outcome:' || "id" from "sso_transactions"
      union all select "sealedProvider", 'ticket:' || "id" from "sign_in_tickets"
      union all select "sealedProvider", 'session:' || "id" from "sessions" where "sealedProvider" is not null
      union all select "sealedOutcome", 'identity-link:' || "id" from "identity_links"
      union all select "sealedSecret", 'totp:' || "userId" from "totp_factors"
      union all select "sealedSecret", 'storage:' || "id" from "storage_accesses"
      union all select "sealedContent", 'vault-version:' || "vaultId" || ':' || "number" from "vault_versions"
      union all select "sealedValue", 'project-key:' || "id" from "project_keys"
      union all select "payload" ->> 'address', 'picture:' || ("payload" ->> 'userId') from "jobs" where "kind" = 'picture.take-over'`);
    return rows.map(({ text, owner }) => [text, owner]);
  }

  /** A row of each table that keeps what proves who somebody is. */
  async function identityRows(owner: Person, { id }: { id: string }): Promise<void> {
    await sql(
      `insert into "identity_providers" ("id", "organizationId", "protocol", "provider", "displayName", "nameKey",
         "sealedClientSecret", "sealedPrivateKey") values ('idp_1', $1, 'oidc', 'custom', 'x', 'x', $2, $3)`,
      id,
      seal("a secret", "identity-provider-secret:idp_1"),
      seal("a key", "identity-provider-key:idp_1"),
    );
    await sql(
      `insert into "sso_transactions" ("id", "organizationId", "identityProviderId", "purpose", "browserHash", "stateHash",
         "next", "sealedVerifier", "sealedOutcome", "expiresAt") values ('sso_1', $1, 'idp_1', 'test', '', 'x', '/', $2, $3, now())`,
      id,
      seal("a verifier", "sso-verifier:sso_1"),
      seal("an outcome", "sso-outcome:sso_1"),
    );
    await sql(
      `insert into "sign_in_tickets" ("id", "tokenHash", "userId", "proofs", "sealedProvider", "expiresAt")
       values ('tkt_1', 'x', $1, '[]', $2, now())`,
      owner.id,
      seal("tokens", "ticket:tkt_1"),
    );
    const session = owner.actor.session?.id ?? "";
    const ofSession = seal("tokens", `session:${session}`);
    await sql('update "sessions" set "sealedProvider" = $1 where "id" = $2', ofSession, session);
    await sql(
      `insert into "identity_links" ("id", "organizationId", "identityProviderId", "subject", "email", "userId", "browserHash",
         "tokenHash", "next", "sealedOutcome", "expiresAt") values ('ilk_1', $1, 'idp_1', 'x', 'x', $2, 'x', 'x', '/', $3, now())`,
      id,
      owner.id,
      seal("an outcome", "identity-link:ilk_1"),
    );
    const app = 'insert into "totp_factors" ("userId", "sealedSecret") values ($1, $2)';
    await sql(app, owner.id, seal("an app", `totp:${owner.id}`));
  }

  test("seals with the first key all that the others have sealed, which can then be taken out", async () => {
    restartWith(old);
    const owner = await person();
    await sql(
      'insert into "instance" ("id", "sealedCheck") values (1, $1) on conflict ("id") do update set "sealedCheck" = $1',
      seal("tenantry", "instance:check"),
    );
    const place = await organization(owner);
    await accessToken(await credential(owner, place));
    await identityRows(owner, place);
    await ownVault(place.workspace, owner);
    await storageAccess(owner);
    const at = { workspace: place.workspace.id, project: (await project(place.workspace, owner)).id };
    await callerOf(owner).projectKeys.create({ ...at, name: "Token", value: GENERIC_VALUE });
    const picture = `insert into "jobs" ("id", "kind", "payload") values ('job_1', 'picture.take-over', $1::jsonb)`;
    await sql(picture, JSON.stringify({ userId: owner.id, address: seal("https://x", `picture:${owner.id}`) }));
    const mail = `insert into "mails" ("id", "recipient", "kind", "subject", "sealedBody", "status") values ('mai_1', 'x', 'x', 'x', $1, 'queued')`;
    await sql(mail, seal("a letter", "mail:mai_1"));
    const reply = `insert into "idempotency_keys" ("caller", "key", "requestHash", "sealedReply") values ('usr_1', 'once', 'x', $1)`;
    await sql(reply, seal("an answer", "idempotency:usr_1:once"));
    expect((await sealed()).every(([text]) => text.startsWith("kx1."))).toBe(true);

    restartWith(`${fresh},${old}`);
    const before = await sealed();
    const [, dry] = await run(rotateKeysTask, "--dry-run");
    const all = `kx1 has sealed ${before.length} of them`;
    const kinds = ["instance", "signing keys", "letters", "kept answers", "vaults", "third-party keys"];
    for (const what of [all, ...kinds.map((kind) => `${kind}: 1 to seal with k_1`)]) expect(dry).toContain(what);
    expect(await sealed()).toEqual(before);
    // One that cannot be opened stops it midway: what is done stays done, both keys open all the rest, and it goes on.
    const [broken] = await sql<{ sealedContent: string }>('select "sealedContent" from "vault_versions"');
    await sql(`update "vault_versions" set "sealedContent" = 'kx1.AAAA.AAAA'`);
    await expect(run(rotateKeysTask)).rejects.toThrow();
    await sql('update "vault_versions" set "sealedContent" = $1', broken?.sealedContent);
    const midway = await sealed();
    expect(new Set(midway.map(([body]) => body.split(".")[0]))).toEqual(new Set(["k_1", "kx1"]));
    for (const [body, of] of midway) expect(open(body, of), of).not.toBe("");
    expect((await run(rotateKeysTask, "--dry-run"))[1]).toContain("letters: 0 to seal");
    const [code, text] = await run(rotateKeysTask);
    expect([code, text]).toEqual([0, expect.stringContaining("kx1 seals nothing any more")]);
    const rest = ["letters: 0", "vaults: 1", "cloud storage: 1", "third-party keys: 1"];
    for (const what of rest) expect(text).toContain(what);
    expect((await run(rotateKeysTask))[1]).toContain("letters: 0");

    restartWith(fresh);
    const rows = await sealed();
    expect(rows).toHaveLength(16);
    for (const [body, of] of rows) expect(open(body, of), of).not.toBe("");
    const entries = await sql(
      `select "after" from "audit_entries" where "action" = 'instance.rotate-keys' order by "id"`,
    );
    expect(entries[0]).toMatchObject({ after: { key: "k_1", vaults: 1 } });
    // And back, as the other tests of this database expect it.
    restartWith(`${keysBefore},${fresh}`);
    expect((await run(rotateKeysTask))[1]).toContain("k_1 seals nothing any more");
  });

  test("takes no arguments, and says what to do where there is one key", async () => {
    expect(await run(rotateKeysTask, "now")).toEqual([2, "Usage: tenantry rotate-keys [--dry-run]"]);
    expect((await run(rotateKeysTask))[1]).toContain("Put a new one in front of it");
  });
});
