import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { signInByPassword } from "@/server/auth/sign-in";
import { completeEnv, env, parseEnv } from "@/server/env";
import { checkSealKeys, keptSealKeys } from "@/server/http/database";
import { open, seal } from "@/server/secrets/seal";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const holder = globalThis as Record<symbol, Map<string, unknown> | undefined>;
const PASSWORD = "a long enough phrase 1";
const keyOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

/** As another start of the process would find the environment. */
function restartWith(keys: string | undefined): void {
  completeEnv({ TENANTRY_SEAL_KEYS: keys });
  holder[Symbol.for("tenantry.process")]?.delete("seal-keys");
}

const before = env().TENANTRY_SEAL_KEYS;
afterEach(() => restartWith(before));

describe("without the seal keys", () => {
  test("a server with a database of its own does not start, and says which setting is missing", () => {
    expect(() => parseEnv({ DATABASE_URL: "postgresql://localhost/x" })).toThrow(
      /^DATABASE_URL needs TENANTRY_SEAL_KEYS too$/,
    );
    restartWith(undefined);
    expect(() => checkSealKeys()).toThrow(/TENANTRY_SEAL_KEYS/);
  });

  test("nothing is sealed with something weaker, and nothing opens", () => {
    const sealed = seal("a secret", "mail:1");
    restartWith(undefined);
    expect(() => seal("a secret", "mail:1")).toThrow("TENANTRY_SEAL_KEYS is not set");
    expect(() => open(sealed, "mail:1")).toThrow("TENANTRY_SEAL_KEYS is not set");
  });

  test("an embedded database that was sealed with given or kept keys never gets new ones", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tenantry-keys-"));
    const given = keyOf("given", 1);
    expect(keptSealKeys(directory, given)).toBe(given);
    expect(() => keptSealKeys(directory, undefined)).toThrow(/TENANTRY_SEAL_KEYS is not set/);
    await rm(join(directory, "sealed"));
    const kept = keptSealKeys(directory, undefined);
    expect(keptSealKeys(directory, undefined)).toBe(kept);
    await rm(join(directory, "seal-keys"));
    expect(() => keptSealKeys(directory, undefined)).toThrow(/Put the keys back/);
    await writeFile(join(directory, "seal-keys"), kept);
    expect(keptSealKeys(directory, undefined)).toBe(kept);
    expect(await readFile(join(directory, "sealed"), "utf8")).not.toContain(kept.split(":")[1]);
    await rm(directory, { recursive: true });
  });
});

describe("with other seal keys than the data were sealed with", () => {
  test("nothing opens, and the error names the setting and the key, not the cipher", () => {
    restartWith(keyOf("k1", 1));
    const sealed = seal("a secret", "mail:1");
    restartWith(keyOf("k2", 2));
    expect(() => open(sealed, "mail:1")).toThrow('TENANTRY_SEAL_KEYS lacks the key "k1" that data are sealed with');
    restartWith(keyOf("k1", 2));
    expect(() => open(sealed, "mail:1")).toThrow(/^The key "k1" of TENANTRY_SEAL_KEYS does not open what it sealed/);
    restartWith([keyOf("k2", 2), keyOf("k1", 1)].join(","));
    expect(open(sealed, "mail:1")).toBe("a secret");
  });
});

describe("while the audit cannot be written", () => {
  async function withoutAudit<T>(work: () => Promise<T>): Promise<T> {
    await sql('alter table "audit_entries" add constraint "audit_is_full" check (false) not valid');
    try {
      return await work();
    } finally {
      await sql('alter table "audit_entries" drop constraint "audit_is_full"');
    }
  }

  /** All that a tenant's people could have changed. */
  async function content(): Promise<string> {
    const tables = [
      "users",
      "organizations",
      "organization_members",
      "workspaces",
      "projects",
      "credentials",
      "invitations",
      "mails",
      "jobs",
      "slugs",
      "idempotency_keys",
    ];
    return JSON.stringify(await Promise.all(tables.map((table) => sql(`select * from "${table}" order by 1, 2`))));
  }

  test("no change is made by anybody, and reads go on", async () => {
    const { owner, organization, workspace } = await tenant();
    const machine = await credential(owner, organization);
    const guest = await person();
    const before = await content();
    const caller = callerOf(owner);
    const writes = () => [
      knock("POST", `/workspaces/${workspace.id}/projects`, {
        credential: machine,
        body: { name: "x" },
        headers: { "idempotency-key": "1" },
      }),
      knock("PATCH", `/workspaces/${workspace.id}`, { credential: machine, body: { name: "x" } }),
      knock("POST", `/workspaces/${workspace.id}/invitations`, {
        credential: machine,
        body: { emails: [guest.email] },
      }),
      knock("POST", `/workspaces/${workspace.id}/credentials`, { credential: machine, body: {} }),
    ];
    await withoutAudit(async () => {
      for (const reply of await Promise.all(writes())) {
        expect(reply).toMatchObject({ status: 500, body: { code: "INTERNAL", reason: "internal" } });
      }
      expect(await caller.workspaces.get({ workspace: workspace.id })).toMatchObject({ name: workspace.name });
    });
    expect(takeServerErrors()).toHaveLength(4);
    expect(await content()).toBe(before);
  });

  test("nobody gets a session that no row tells of", async () => {
    const who = await person({ password: PASSWORD });
    const sessions = () => sql('select "id" from "sessions" where "userId" = $1', who.id);
    const before = await sessions();
    await withoutAudit(async () => {
      await expect(signInByPassword(systemRequest("sign-in"), who.email, PASSWORD)).rejects.toThrow();
    });
    expect(await sessions()).toEqual(before);
    expect(await refusalOf(signInByPassword(systemRequest("sign-in"), who.email, PASSWORD))).toBe("done");
  });

  test("what was refused stays refused, and the log says that its row is missing", async () => {
    const { owner, workspace } = await tenant();
    const member = await person();
    await workspaceMember(workspace, member);
    await withoutAudit(async () => {
      const rename = callerOf(member).workspaces.rename({ workspace: workspace.id, name: "x" });
      expect(await refusalOf(rename)).toBe("FORBIDDEN permission_missing");
    });
    expect(takeServerErrors().join("\n")).toContain("a refusal could not be recorded");
    expect(await callerOf(owner).workspaces.get({ workspace: workspace.id })).toMatchObject({ name: workspace.name });
  });
});
