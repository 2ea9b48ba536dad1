import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { accessToken, askOAuth, exchange, knockWith } from "@/server/testing/doors/oauth";
import {
  credential,
  serviceAccount,
  type CredentialRef,
  type ServiceAccountRef,
} from "@/server/testing/factories/machines";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { onSecondNode, useSecondNode } from "@/server/testing/processes/second-node";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

useSecondNode();

let of: Tenant;

beforeAll(async () => {
  of = await tenant();
});

const at = () => ({ workspace: of.workspace.id });

async function member(role: "admin" | "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

/** What another node answers to the token. */
const elsewhere = (token: string, path = "/whoami") =>
  onSecondNode(async () => (await knockWith(token, "GET", path)).status);

describe("at the next request, on every node, a token is dead", () => {
  async function used(): Promise<{ who: Person; machine: CredentialRef; token: string }> {
    const who = await member();
    const machine = await credential(who, of.workspace);
    const token = await accessToken(machine);
    expect(await elsewhere(token)).toBe(200);
    return { who, machine, token };
  }

  test("whose credential was revoked, in a storm of requests too", async () => {
    const { who, machine, token } = await used();
    const storm = Array.from({ length: 20 }, async () => (await knockWith(token, "GET", "/whoami")).status);
    await callerOf(who).credentials.revoke({ ...at(), credential: machine.id });
    const after = await Promise.all(Array.from({ length: 20 }, () => knockWith(token, "GET", "/whoami")));
    expect([await elsewhere(token), ...new Set(after.map(({ status }) => status))]).toEqual([401, 401]);
    expect((await Promise.all(storm)).filter((status) => status !== 200 && status !== 401)).toEqual([]);
  });

  test("whose person was suspended, and then removed", async () => {
    const { who, token } = await used();
    await callerOf(of.owner).members.suspend({ organization: of.organization.id, user: who.id });
    expect(await elsewhere(token)).toBe(403);
    await callerOf(of.owner).members.removeFromOrganization({ organization: of.organization.id, user: who.id });
    expect(await elsewhere(token)).toBe(401);
  });

  test("whose person lost the workspace, or the right in it", async () => {
    const { who, token } = await used();
    const path = `/workspaces/${of.workspace.id}/members`;
    expect(await elsewhere(token, path)).toBe(200);
    await callerOf(of.owner).members.remove({ ...at(), user: who.id });
    expect(await elsewhere(token, path)).toBe(401);
    const admin = await member("admin");
    const asAdmin = await accessToken(await credential(admin, of.workspace));
    const audit = `/workspaces/${of.workspace.id}/audit`;
    expect(await elsewhere(asAdmin, audit)).toBe(200);
    await callerOf(of.owner).members.changeRole({ ...at(), user: admin.id, role: "member" });
    expect(await elsewhere(asAdmin, audit)).toBe(403);
  });

  test("that was revoked itself, while another one of the same credential lives", async () => {
    const { machine, token } = await used();
    const other = await accessToken(machine);
    const stranger = await credential((await tenant()).owner, of.workspace);
    expect((await askOAuth("/oauth/revoke", { token }, { credential: stranger })).status).toBe(401);
    const colleague = await credential(await member(), of.workspace);
    expect((await askOAuth("/oauth/revoke", { token }, { credential: colleague })).status).toBe(200);
    expect((await askOAuth("/oauth/revoke", { token, client_id: machine.accessKey })).status).toBe(200);
    expect(await elsewhere(token)).toBe(200);
    const mine = () => askOAuth("/oauth/revoke", { token }, { credential: machine });
    expect([(await mine()).status, (await mine()).status]).toEqual([200, 200]);
    expect([await elsewhere(token), await elsewhere(other)]).toEqual([401, 200]);
    const rows = await sql(`select 1 from "audit_entries" where "action" = 'oauth-token.revoke'`);
    expect(rows).toHaveLength(1);
  });
});

describe("a token is refused", () => {
  let machine: CredentialRef;
  let token: string;

  beforeAll(async () => {
    machine = await credential(await member(), of.workspace);
    token = await accessToken(machine);
  });

  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const parts = () => ({ header: decodeProtectedHeader(token), payload: decodeJwt(token) });

  function forged(header: object, payload: object, key?: KeyObject): string {
    const text = `${encoded({ ...parts().header, ...header })}.${encoded({ ...parts().payload, ...payload })}`;
    const tag = key === undefined ? "" : sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
    return `${text}.${Buffer.from(tag).toString("base64url")}`;
  }

  const answer = async (shown: string) => (await knockWith(shown, "GET", "/whoami")).status;

  test("with another algorithm, none among them, or another key, its own in the header too", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const jwk = publicKey.export({ format: "jwk" });
    const [head = "", body = "", tag = ""] = token.split(".");
    const all = [
      forged({ alg: "none" }, {}),
      forged({ alg: "HS256" }, {}, privateKey),
      forged({}, {}, privateKey),
      forged({ jwk }, {}, privateKey),
      forged({ kid: "sgk_00000000000000000000000000" }, {}, privateKey),
      `${head}.${encoded({ ...parts().payload, sub: of.owner.id })}.${tag}`,
      `${head}.${body}.`,
      `${head}.${body}.${tag}.${tag}`,
      token.slice(0, -4),
      `${token}${"x".repeat(20_000)}`,
      "x",
    ];
    expect(await answer(token)).toBe(200);
    for (const text of all) expect(await answer(text), text.slice(0, 60)).toBe(401);
  });

  test("of ours for another audience, of another type or issuer, or past its end", async () => {
    const { signingKey } = await import("@/server/oauth/signing-keys");
    const { systemRequest } = await import("@/server/testing/requests");
    const { SignJWT } = await import("jose");
    const { id, key } = await signingKey(systemRequest());
    const signed = (claims: object, typ = "at+jwt") =>
      new SignJWT({ ...parts().payload, ...claims }).setProtectedHeader({ alg: "ES256", typ, kid: id }).sign(key);
    expect(await answer(await signed({}))).toBe(200);
    const now = Math.floor(Date.now() / 1_000);
    const all = [
      await signed({ aud: "https://other.example.com" }),
      await signed({ iss: "https://other.example.com" }),
      await signed({}, "JWT"),
      await signed({ exp: now - 1 }),
      await signed({ exp: undefined }),
      await signed({ scope: "everything" }),
      await signed({ sub: of.owner.id }),
      await signed({ tenantry_grant: of.owner.id }),
    ];
    for (const [index, text] of all.entries()) expect(await answer(text), String(index)).toBe(401);
  });
});

describe("the scope of a token", () => {
  test("is a part of its credential's, and never more", async () => {
    const who = await member("admin");
    const made = await callerOf(who).credentials.create({
      ...at(),
      scopes: { permissions: ["project.list", "member.list"] },
    });
    const machine: CredentialRef = { ...(await credential(who, of.workspace)), ...made };
    const ask = (scope: string) =>
      askOAuth("/oauth/token", { grant_type: "client_credentials", scope }, { credential: machine });
    for (const scope of ["project.create", "project.list audit.list", "everything", "access.check"]) {
      expect((await ask(scope)).body, scope).toMatchObject({ error: "invalid_scope" });
    }
    const all = await accessToken(machine);
    expect(decodeJwt(all).scope).toBe("project.list member.list");
    expect((await knockWith(all, "GET", `/workspaces/${of.workspace.id}/audit`)).status).toBe(403);
    const one = await accessToken(machine, "member.list");
    expect((await knockWith(one, "GET", `/workspaces/${of.workspace.id}/members`)).status).toBe(200);
    expect((await knockWith(one, "GET", `/workspaces/${of.workspace.id}/projects`)).status).toBe(403);
  });

  test("stays in the project of its credential, which the token itself says", async () => {
    const elsewhere = await project(of.workspace, of.owner, { visibility: "open" });
    const own = of.workspace.project;
    const admin = await member("admin");
    const limited = await callerOf(admin).credentials.create({ ...at(), scopes: { project: own.slug } });
    const place = { ...at(), project: own.id };
    const built = await callerOf(of.owner).projectCredentials.create({ ...place, role: "viewer" });
    for (const made of [limited, built]) {
      const token = await accessToken({ ...(await credential(admin, of.workspace)), ...made });
      expect(decodeJwt(token)).toMatchObject({ tenantry_workspace: of.workspace.id, tenantry_project: own.id });
      const open = async (id: string) =>
        (await knockWith(token, "GET", `/workspaces/${of.workspace.id}/projects/${id}`)).status;
      expect([await open(own.id), await open(elsewhere.id)]).toEqual([200, 404]);
    }
  });

  test("gives a machine nothing by naming it", async () => {
    const machine = await serviceAccount(of.workspace);
    const form = { grant_type: "client_credentials", scope: "access.check" };
    expect((await askOAuth("/oauth/token", form, { credential: machine })).body.error).toBe("invalid_scope");
  });

  test("makes it read alone, and none makes a credential", async () => {
    const machine = await credential(await member(), of.workspace);
    const path = `/workspaces/${of.workspace.id}/credentials`;
    const reading = await accessToken(machine, "read_only");
    expect((await knockWith(reading, "GET", path)).status).toBe(200);
    expect((await knockWith(reading, "POST", path, {})).status).toBe(403);
    expect((await knockWith(await accessToken(machine, "credential.create"), "POST", path, {})).status).toBe(403);
    // A token is no client: it gets no further token for itself.
    const form = { grant_type: "client_credentials" };
    const headers = { authorization: `Bearer ${reading}` };
    expect((await askOAuth("/oauth/token", form, { headers })).status).toBe(401);
  });
});

describe("asked about a token, a stranger learns", () => {
  test("nothing: it is as if it were none, while its client and who may ask about others learn of it", async () => {
    const who = await member();
    const machine = await credential(who, of.workspace);
    const token = await accessToken(machine, "project.list");
    const asked = async (by: CredentialRef, text = token) =>
      (await askOAuth("/oauth/introspect", { token: text }, { credential: by })).body;
    const inactive = { active: false };
    const other = await tenant();
    expect(await asked(await credential(other.owner, other.workspace))).toEqual(inactive);
    expect(await asked(await credential(await member(), of.workspace))).toEqual(inactive);
    expect(await asked(await serviceAccount(of.workspace))).toEqual(inactive);
    expect(await asked(machine)).toMatchObject({ active: true, sub: who.id, scope: "project.list" });
    const admin = await credential(await member("admin"), of.workspace);
    expect(await asked(admin)).toMatchObject({ active: true, client_id: machine.accessKey });
    expect((await askOAuth("/oauth/introspect", { token })).status).toBe(401);
    await callerOf(who).credentials.revoke({ ...at(), credential: machine.id });
    expect([await asked(admin), await asked(admin, "x")]).toEqual([inactive, inactive]);
  });
});

describe("a service account that acts as the owner of a job", () => {
  let machine: ServiceAccountRef;
  let boss: Person;

  beforeAll(async () => {
    machine = await serviceAccount(of.workspace);
    boss = await member("admin");
    await organizationMember(of.organization, boss, "admin");
  });

  const allow = (value: boolean) =>
    sql('update "service_accounts" set "allowImpersonation" = $2 where "id" = $1', machine.serviceAccount, value);

  async function jobOf(who: Person, externalId: string): Promise<string> {
    const body = { resources: [{ type: "job", externalId, name: externalId, project: "default" }] };
    const sent = { credential: await credential(who, of.workspace), body };
    const { body: made } = await knock("POST", `/workspaces/${of.workspace.id}/resources`, sent);
    const [item] = made.items as { id: string }[];
    return item?.id ?? "";
  }

  async function actingAs(who: Person, externalId: string): Promise<string> {
    await allow(true);
    const given = await exchange(machine, await jobOf(who, externalId));
    expect(given).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 300 } });
    return String(given.body.access_token);
  }

  test("needs to be allowed to, and leaves a row that names both", async () => {
    await allow(false);
    const who = await member();
    const job = await jobOf(who, "job-1");
    const refused = await exchange(machine, job);
    expect(refused).toMatchObject({ status: 403, body: { error_description: "impersonation_not_allowed" } });
    await allow(true);
    expect((await exchange(machine, job)).status).toBe(200);
    const rows = await sql(
      `select "result", "actorId", "behalfOfId", "targetId" from "audit_entries" where "action" = 'impersonation.begin' order by "id"`,
    );
    const same = { actorId: machine.serviceAccount, targetId: job };
    expect(rows).toEqual([
      { ...same, result: "refused", behalfOfId: null },
      { ...same, result: "done", behalfOfId: who.id },
    ]);
  });

  test("has nothing that administers, whatever that person is, and makes no credential", async () => {
    const token = await actingAs(boss, "job-2");
    const status = async (method: string, path: string, body?: unknown) =>
      (await knockWith(token, method, path, body)).status;
    const place = `/workspaces/${of.workspace.id}`;
    expect((await knockWith(token, "GET", "/whoami")).body).toMatchObject({
      actor: { id: boss.id },
      impersonator: { id: machine.serviceAccount },
      role: null,
    });
    expect(await status("GET", `${place}/projects`)).toBe(200);
    for (const list of ["members", "audit", "credentials", "service-accounts", "invitations"]) {
      expect(await status("GET", `${place}/${list}`), list).toBe(403);
    }
    expect(await status("POST", `${place}/credentials`, {})).toBe(403);
    expect(await status("POST", `${place}/projects`, { name: "Mine" })).toBe(403);
    expect(await status("GET", `/organizations/${of.organization.id}/members`)).toBe(403);
    // Nor may it go on from there, as another owner.
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      actor_token: token,
      actor_token_type: "urn:ietf:params:oauth:token-type:access_token",
      subject_token: await jobOf(await member(), "job-3"),
      subject_token_type: "urn:tenantry:params:oauth:token-type:resource",
    };
    expect((await askOAuth("/oauth/token", form)).body.error).toBe("invalid_request");
  });

  test("writes as both: the audit names the service account and on whose behalf", async () => {
    const who = await member();
    const token = await actingAs(who, "job-4");
    const resources = [{ type: "model", externalId: "model-4", name: "Model", project: "default" }];
    const made = await knockWith(token, "POST", `/workspaces/${of.workspace.id}/resources`, { resources });
    expect(made.status).toBe(200);
    const { items } = await callerOf(of.owner).audit.list({ ...at(), action: "resource.register", search: "Model" });
    expect(items[0]).toMatchObject({
      actor: { type: "service_account", id: machine.serviceAccount },
      behalfOf: { id: who.id, name: who.name },
      credential: machine.id,
    });
    const [row] = await sql<{ ownerId: string }>(`select "ownerId" from "resources" where "externalId" = 'model-4'`);
    expect(row?.ownerId).toBe(who.id);
  });

  test("is refused at the next request once either side has ended, or the job has", async () => {
    const first = await member();
    const token = await actingAs(first, "job-5");
    expect(await elsewhere(token)).toBe(200);
    await allow(false);
    expect(await elsewhere(token)).toBe(403);
    await allow(true);
    await sql('update "service_accounts" set "suspendedAt" = now() where "id" = $1', machine.serviceAccount);
    expect(await elsewhere(token)).toBe(403);
    await sql('update "service_accounts" set "suspendedAt" = null where "id" = $1', machine.serviceAccount);
    expect(await elsewhere(token)).toBe(200);
    await callerOf(of.owner).members.suspend({ organization: of.organization.id, user: first.id });
    expect(await elsewhere(token)).toBe(401);
    const second = await member();
    const other = await actingAs(second, "job-6");
    await callerOf(of.owner).members.remove({ ...at(), user: second.id });
    expect(await elsewhere(other)).toBe(401);
    const third = await actingAs(boss, "job-7");
    await sql(`delete from "resources" where "externalId" = 'job-7'`);
    expect(await elsewhere(third)).toBe(401);
  });

  test("acts as a collaborator from outside in their project alone, and no more once they have left it", async () => {
    const guest = await person();
    await collaborator(of.workspace.project, guest);
    const resources = [{ type: "job", externalId: "job-8", name: "job-8", project: "default" }];
    const made = await callerOf(guest).resources.register({ ...at(), resources });
    await allow(true);
    const token = String((await exchange(machine, made.items[0]?.id ?? "")).body.access_token);
    const path = `/workspaces/${of.workspace.id}`;
    expect((await knockWith(token, "GET", `${path}/resources`)).status).toBe(200);
    expect((await knockWith(token, "GET", `${path}/projects`)).status).toBe(404);
    await sql(`delete from "collaborators" where "userId" = $1`, guest.id);
    expect(await elsewhere(token)).toBe(401);
  });

  test("finds no job of elsewhere, none out of its sight, and nothing that is no job", async () => {
    await allow(true);
    const other = await tenant();
    const body = { resources: [{ type: "job", externalId: "far", name: "far", project: "default" }] };
    const sent = { credential: await credential(other.owner, other.workspace), body };
    const far = await knock("POST", `/workspaces/${other.workspace.id}/resources`, sent);
    const [item] = far.body.items as { id: string }[];
    for (const id of [item?.id ?? "", "res_00000000000000000000000000", of.owner.id, "x"]) {
      expect((await exchange(machine, id)).body, id).toMatchObject({ error: "invalid_target" });
    }
  });
});
