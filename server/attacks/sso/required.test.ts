import { beforeAll, describe, expect, test } from "vitest";
import type { Proof } from "@/server/access/scope";
import { sessionCookieName } from "@/server/auth/session";
import { callerOf } from "@/server/testing/caller";
import { oidcConnection } from "@/server/testing/sso/connections";
import { useDatabase } from "@/server/testing/database";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { knock } from "@/server/testing/doors/knock";
import { askOAuth, knockWith } from "@/server/testing/doors/oauth";
import { provedBy } from "@/server/testing/sign-in/proofs";
import { refusalOf } from "@/server/testing/refusal";
import { requireSsoOf, verifiedDomain } from "@/server/testing/sso/require-sso";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { startedSession } from "@/server/testing/sign-in/sessions";

useDatabase();

const CLIENT = { client_id: "tenantry-cli" };
const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

let of: Tenant;
let domain: string;
beforeAll(async () => {
  of = await tenant();
  domain = await verifiedDomain(of);
});

/** A session that begins by these proofs, as its cookie. */
async function sessionOf(who: Person, ...methods: Partial<Proof>[]) {
  const at = new Date().toISOString();
  const proofs = methods.map((proof) => ({ method: "password" as const, at, ...proof }));
  const token = await startedSession(who, proofs);
  return { headers: { cookie: `${sessionCookieName()}=${token}` } };
}

async function deviceOf(who: Person): Promise<string> {
  const { body: begun } = await askOAuth("/oauth/device_authorization", { ...CLIENT, host: "build-7" });
  await callerOf(who).deviceSignIns.approve({ code: String(begun.user_code) });
  const form = { ...CLIENT, grant_type: DEVICE_CODE, device_code: String(begun.device_code) };
  return String((await askOAuth("/oauth/token", form)).body.access_token);
}

/** What each room of the organization answers: lists, exports, one of everything. */
const rooms = () => [
  `/organizations/${of.organization.id}`,
  `/organizations/${of.organization.id}/members`,
  `/organizations/${of.organization.id}/audit.csv`,
  `/workspaces/${of.workspace.id}`,
  `/workspaces/${of.workspace.slug}/members`,
  `/workspaces/${of.workspace.id}/groups.csv`,
  `/workspaces/${of.workspace.id}/projects/${of.project.id}`,
];

const refused = { status: 403, body: { reason: "sso_required" } };

describe("an organization that requires single sign-on", () => {
  test("is entered by no password, code, passkey, link, older session or device of a member's or an owner's", async () => {
    const member = await person({ email: "member-0001@gmail.com" });
    await workspaceMember(of.workspace, member, "admin");
    await organizationMember(of.organization, member, "admin");
    const device = await deviceOf(of.owner);
    const ways = {
      "an older session of the owner": await sessionOf(of.owner),
      "an older session of a member of another domain": await sessionOf(member),
    };
    expect((await knock("GET", `/workspaces/${of.workspace.id}`, ways["an older session of the owner"])).status).toBe(
      200,
    );
    expect((await knockWith(device, "GET", `/workspaces/${of.workspace.id}`)).status).toBe(200);
    await requireSsoOf(of.organization);
    const later = {
      "a password of the owner, as after a reset": await sessionOf(of.owner),
      "a password and a code": await sessionOf(of.owner, {}, { method: "totp" }),
      "a recovery code": await sessionOf(member, {}, { method: "recovery-code" }),
      "a passkey alone": await sessionOf(member, { method: "passkey", verified: true }),
      "another organization's provider": await sessionOf(member, { method: "sso", organization: "org_another" }),
    };
    for (const [way, session] of Object.entries({ ...ways, ...later })) {
      for (const room of rooms()) {
        expect({ way, room, ...(await knock("GET", room, session)) }).toMatchObject({ way, room, ...refused });
      }
      const own = await knock("GET", "/account/profile", session);
      expect({ way, status: own.status }).toEqual({ way, status: 200 });
    }
    for (const room of rooms()) {
      expect({ room, ...(await knockWith(device, "GET", room)) }).toMatchObject({ room, ...refused });
    }
    const late = await deviceOf(of.owner);
    expect(await knockWith(late, "GET", `/workspaces/${of.workspace.id}`)).toMatchObject(refused);
    const proved = await sessionOf(member, { method: "sso", organization: of.organization.id });
    for (const room of rooms().filter((path) => !path.endsWith(".csv"))) {
      expect({ room, status: (await knock("GET", room, proved)).status }).toEqual({ room, status: 200 });
    }
  });

  test("is changed by no such session either, and the refused write is in its audit", async () => {
    const session = await sessionOf(of.owner);
    const write = await knock("PATCH", `/workspaces/${of.workspace.id}`, { ...session, body: { name: "Taken over" } });
    expect(write).toMatchObject({ status: 403 });
    const off = await knock("DELETE", `/organizations/${of.organization.id}/require-sso`, {
      headers: { ...session.headers, origin: "http://localhost:3000" },
    });
    expect(off).toMatchObject(refused);
  });

  test("invites only addresses of its own domains, and nobody from outside into one project", async () => {
    const { owner, organization, workspace, project } = of;
    const session = owner.actor.session;
    if (session === null) throw new Error("an owner without a session");
    const at = new Date().toISOString();
    const proofs = [{ method: "sso" as const, at, organization: organization.id }];
    const call = callerOf({ ...owner, actor: { ...owner.actor, session: { ...session, proofs } } });
    const emails = [`invited-0001@${domain}`, "invited-0002@gmail.com", `invited-0003@sub.${domain}`];
    const { items } = await call.invitations.create({ workspace: workspace.id, emails });
    expect(items.map(({ status, reason }) => reason ?? status)).toEqual([
      "invited",
      "sso_other_domain",
      "sso_other_domain",
    ]);
    const csv = `email\ninvited-0004@gmail.com\ninvited-0005@${domain}\n`;
    const imported = await call.invitations.import({ workspace: workspace.id, csv });
    expect(JSON.stringify(imported)).toContain("sso_other_domain");
    const here = { workspace: workspace.id, project: project.id, role: "viewer" as const, external: true };
    const outside = () => call.collaborators.add({ ...here, email: "external-0001@example.com" });
    expect(JSON.stringify(await outside().catch((error: unknown) => String(error)))).toContain("sso_no_external");
    await call.requireSso.update({ organization: organization.id, admitsExternal: true });
    expect(await refusalOf(outside())).toBe("done");
    const external = await person();
    await collaborator(project, external);
    const by = (methods: Partial<Proof>[]) => sessionOf(external, ...methods);
    const path = `/workspaces/${workspace.id}/projects/${project.id}`;
    expect(await knock("GET", path, await by([{}]))).toMatchObject({
      status: 403,
      body: { reason: "second_factor_required" },
    });
    expect((await knock("GET", path, await by([{}, { method: "totp" }]))).status).toBe(200);
  });
});

test("28: a device that was let in by a connection ends to count with it, as does a session that only confirmed by it", async () => {
  const strict = await tenant();
  const member = await person();
  await workspaceMember(strict.workspace, member);
  const [off, other] = [
    await oidcConnection(strict.owner, strict.organization),
    await oidcConnection(strict.owner, strict.organization),
  ];
  const proof = (connection: string) =>
    ({ method: "sso", connection, organization: strict.organization.id }) satisfies Partial<Proof>;
  const here = { organization: strict.organization.id, identityProvider: off.id };
  const room = `/workspaces/${strict.workspace.id}`;
  const device = await deviceOf(provedBy(member, proof(off.id)));
  const [session, kept] = [await sessionOf(member, {}, proof(off.id)), await sessionOf(member, proof(other.id))];
  await requireSsoOf(strict.organization);
  const asked = async () => [
    (await knockWith(device, "GET", room)).status,
    (await knock("GET", room, session)).status,
    (await knock("GET", room, kept)).status,
  ];
  expect(await asked()).toEqual([200, 200, 200]);
  await callerOf(provedBy(strict.owner, proof(other.id))).identityProviders.deactivate(here);
  expect(await asked()).toEqual([403, 403, 200]);
});

test("the removal of an account names no project of an organization to which its person has not proved enough", async () => {
  const strict = await tenant();
  const member = await person();
  await workspaceMember(strict.workspace, member);
  await project(strict.workspace, member, { name: "Secret weapon" });
  const preview = async () => JSON.stringify(await callerOf(member).accounts.previewRemoval());
  expect(await preview()).toContain("Secret weapon");
  await requireSsoOf(strict.organization);
  expect(await preview()).not.toContain("Secret weapon");
});
