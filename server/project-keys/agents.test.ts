import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { accessToken, exchange, knockWith } from "@/server/testing/doors/oauth";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { presented } from "@/server/testing/factories/presented";
import { collaborator, organizationMember, person, project, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const VALUE = { kind: "docker" as const, registry: "registry.example.com", username: "bot", password: "secret-docker" };
const USE = ["project-key.use"];

let of: Tenant;
let room: { workspace: string };
let at: { workspace: string; project: string };
let key: { workspace: string; project: string; key: string };
let path: string;
beforeAll(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  at = { ...room, project: of.project.id };
  const { id } = await callerOf(of.owner).projectKeys.create({ ...at, name: "Registry", value: VALUE });
  key = { ...at, key: id };
  path = `/workspaces/${of.workspace.id}/projects/${of.project.id}/keys`;
});

interface Scopes {
  permissions?: string[];
  readOnly?: boolean;
  project?: string;
}

/** A credential of the project, whose actor is what is built into it with a role. */
async function ofProject(role: "admin" | "member" | "viewer", scopes?: Scopes) {
  return presented(await callerOf(of.owner).projectCredentials.create({ ...at, role, scopes }));
}

/** A service account of the workspace with a rule on the project's jobs, and a credential that is limited. */
async function machine(permission: "read" | "modify" | null, scopes?: Scopes) {
  const { serviceAccount: id } = await serviceAccount(of.workspace);
  if (permission !== null) await accessRule(of.project, [{ serviceAccount: id }], { type: "job", permission });
  const made = await callerOf(of.owner).credentials.createForMachine({ ...room, serviceAccount: id, scopes });
  return { ...(await presented(made)), serviceAccount: id };
}

const uses = () =>
  sql(
    `select "actorType", "actorId", "behalfOfId", "credentialId", "targetName", "after" from "audit_entries"
     where "action" = 'third-party-key.use' and "result" = 'done' order by "id"`,
  );
const lacking = "FORBIDDEN credential_scope";

describe("an agent whose credential names it", () => {
  test("finds the keys and reads each, with a row of the audit every time", async () => {
    const { caller, id, actor } = await ofProject("member", { permissions: USE });
    const { items } = await caller.projectKeys.list(at);
    expect(items).toMatchObject([{ id: key.key, name: "Registry", lastUsedAt: null }]);
    expect(JSON.stringify(items)).not.toContain("secret");
    const before = (await uses()).length;
    const read = await caller.projectKeys.reveal(key);
    expect(read).toEqual({ id: key.key, name: "Registry", version: 1, value: VALUE });
    await caller.projectKeys.reveal(key);
    const row = { actorType: "service_account", actorId: actor.id, behalfOfId: null, credentialId: id };
    const told = { ...row, targetName: "Registry", after: { version: 1, via: "credential" } };
    expect((await uses()).slice(before)).toEqual([told, told]);
    const { lastUsedAt } = await caller.projectKeys.get(key);
    expect(Date.now() - Date.parse(lastUsedAt ?? "")).toBeLessThan(60_000);
    const history = await callerOf(of.owner).projectKeys.history({ ...key, sort: "-created" });
    expect(history.items.map(({ action }) => action).slice(0, 2)).toEqual([
      "third-party-key.use",
      "third-party-key.use",
    ]);
  });

  test("stamps its last use at most once a minute", async () => {
    const { caller } = await ofProject("member", { permissions: USE });
    const stamp = async () => (await caller.projectKeys.get(key)).lastUsedAt;
    const set = (ago: string) =>
      sql(`update "project_keys" set "lastUsedAt" = now() - $1::interval where "id" = $2`, ago, key.key);
    await set("50 seconds");
    const recent = await stamp();
    await caller.projectKeys.reveal(key);
    expect(await stamp()).toBe(recent);
    await set("70 seconds");
    const older = await stamp();
    await caller.projectKeys.reveal(key);
    expect(await stamp()).not.toBe(older);
  });

  test("is told no kept answer: each read asks for the right and leaves a row of the audit", async () => {
    const made = await ofProject("member", { permissions: USE });
    const before = (await uses()).length;
    const call = { credential: made, headers: { "idempotency-key": "again" } };
    const first = await knock("POST", `${path}/${key.key}/reveal`, call);
    const second = await knock("POST", `${path}/${key.key}/reveal`, call);
    expect([first, second]).toMatchObject([{ status: 200 }, { status: 200, body: { value: VALUE } }]);
    expect(second.headers).not.toHaveProperty("idempotency-replayed");
    expect(await uses()).toHaveLength(before + 2);
    expect(await sql(`select 1 from "idempotency_keys" where "key" = 'again'`)).toEqual([]);
  });

  test("reads them over REST and with a token of it, as the contract says", async () => {
    const made = await ofProject("member", { permissions: USE });
    const listed = await knock("GET", path, { credential: made });
    expect(listed).toMatchObject({ status: 200, body: { items: [{ id: key.key }] } });
    const read = await knock("POST", `${path}/${key.key}/reveal`, { credential: made });
    expect(read).toMatchObject({ status: 200, body: { value: VALUE } });
    const token = await accessToken(made);
    const before = (await uses()).length;
    expect(await knockWith(token, "POST", `${path}/${key.key}/reveal`)).toMatchObject({ body: { value: VALUE } });
    expect((await uses()).slice(before)).toMatchObject([{ credentialId: made.id, after: { via: "token" } }]);
    const narrow = await accessToken(made, "account.read project-key.use read_only").catch(() => null);
    expect(narrow).toBeNull();
  });

  test("is a person's too, who runs jobs there", async () => {
    const who = await person();
    await workspaceMember(of.workspace, who);
    await collaborator(of.project, who, "member");
    const made = await callerOf(who).credentials.create({ ...room, scopes: { permissions: USE } });
    expect((await (await presented(made)).caller.projectKeys.reveal(key)).value).toEqual(VALUE);
    await callerOf(of.owner).collaborators.update({ ...at, user: who.id, role: "viewer" });
    const { caller } = await presented(made);
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("FORBIDDEN permission_missing");
    await callerOf(of.owner).collaborators.remove({ ...at, user: who.id });
    expect(await refusalOf((await presented(made)).caller.projectKeys.reveal(key))).toBe("NOT_FOUND not_found");
  });

  test("is an external collaborator's as far as their access map says", async () => {
    const guest = await person();
    await collaborator(of.project, guest, "member");
    await sql(
      `update "collaborators" set "role" = 'access', "access" = '{"job":"read","model":"all"}' where "userId" = $1`,
      guest.id,
    );
    await organizationMember(of.organization, guest);
    await workspaceMember(of.workspace, guest);
    const made = await callerOf(guest).credentials.create({ ...room, scopes: { permissions: USE } });
    const { caller } = await presented(made);
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("FORBIDDEN permission_missing");
    await sql(`update "collaborators" set "access" = '{"job":"all"}' where "userId" = $1`, guest.id);
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("done");
  });
});

describe("an agent is refused", () => {
  async function refused({ caller }: { caller: Awaited<ReturnType<typeof ofProject>>["caller"] }, why: string) {
    const { reveal, list, get } = caller.projectKeys;
    for (const call of [() => reveal(key), () => list(at), () => get(key)]) {
      expect(await refusalOf(call())).toBe(why);
    }
  }

  test("whose credential does not name it, however much its actor may", async () => {
    const before = (await uses()).length;
    await refused(await ofProject("member"), lacking);
    await refused(await ofProject("member", { permissions: ["project.read", "resource.list"] }), lacking);
    const admin = await ofProject("admin");
    expect((await admin.caller.projectKeys.list(at)).items).toHaveLength(1);
    expect(await refusalOf(admin.caller.projectKeys.reveal(key))).toBe(lacking);
    expect(await uses()).toHaveLength(before);
  });

  test("whose credential reads alone, or is good for another project", async () => {
    await refused(await ofProject("member", { permissions: USE, readOnly: true }), lacking);
    const other = await project(of.workspace, of.owner);
    const made = await callerOf(of.owner).credentials.create({
      ...room,
      scopes: { permissions: USE, project: other.id },
    });
    await refused(await presented(made), "NOT_FOUND not_found");
  });

  test("who runs no jobs there, and who does not reach the project", async () => {
    await refused(await ofProject("viewer", { permissions: USE }), "FORBIDDEN permission_missing");
    await refused(await machine("read", { permissions: USE }), "FORBIDDEN permission_missing");
    await refused(await machine(null, { permissions: USE }), "NOT_FOUND not_found");
    const { caller } = await machine("modify", { permissions: USE });
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("done");
  });

  test("in the archive, and where the project was deleted", async () => {
    const made = await callerOf(of.owner).credentials.create({ ...room, scopes: { permissions: USE } });
    const { caller } = await presented(made);
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("done");
    await callerOf(of.owner).projects.archive(at);
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("CONFLICT archived");
    await callerOf(of.owner).projects.unarchive(at);
    const { name } = await callerOf(of.owner).projects.get(at);
    await callerOf(of.owner).projects.remove({ ...at, name });
    expect(await refusalOf(caller.projectKeys.reveal(key))).toBe("NOT_FOUND not_found");
    await callerOf(of.owner).projects.restore(at);
  });

  test("in everything else: naming it lets nobody add, change, name or delete a key", async () => {
    const { projectKeys } = (await ofProject("admin", { permissions: USE })).caller;
    for (const call of [
      () => projectKeys.create({ ...at, name: "Mine", value: VALUE }),
      () => projectKeys.replace({ ...key, value: VALUE }),
      () => projectKeys.rename({ ...key, name: "Mine" }),
      () => projectKeys.remove(key),
      () => projectKeys.history(key),
    ]) {
      expect(await refusalOf(call())).toBe(lacking);
    }
  });
});

describe("a service account that acts as the owner of a job", () => {
  async function acting(permissions: string[] | null): Promise<{ token: string; made: CredentialRef; owner: string }> {
    const owner = await person();
    await workspaceMember(of.workspace, owner);
    await collaborator(of.project, owner, "member");
    const job = await resourceIn(of.project, { owner: owner.id });
    const scopes = permissions === null ? undefined : { permissions };
    const made = await machine("read", scopes);
    await sql('update "service_accounts" set "allowImpersonation" = true where "id" = $1', made.serviceAccount);
    const { body } = await exchange(made, job.id);
    return { token: String(body.access_token), made, owner: owner.id };
  }

  test("reads by the owner's right, where its own credential names it; both stand in the audit", async () => {
    const { token, made, owner } = await acting([...USE, "resource.list"]);
    const before = (await uses()).length;
    expect(await knockWith(token, "POST", `${path}/${key.key}/reveal`)).toMatchObject({ body: { value: VALUE } });
    expect((await uses()).slice(before)).toMatchObject([{ actorId: made.actor.id, behalfOfId: owner }]);
  });

  test("reads nothing where its credential does not name it", async () => {
    for (const permissions of [null, ["resource.list"]]) {
      const { token } = await acting(permissions);
      const { status, body } = await knockWith(token, "POST", `${path}/${key.key}/reveal`);
      expect([status, body.reason, body.permission]).toEqual([403, "credential_scope", "project-key.use"]);
    }
  });
});
