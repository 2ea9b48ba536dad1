import { beforeAll, describe, expect, test } from "vitest";
import type { Proof } from "@/server/access/scope";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { call, declared } from "@/server/testing/doors/procedures";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import {
  collaborator,
  invitation,
  organizationMember,
  person,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { provedBy } from "@/server/testing/sign-in/proofs";
import { oidcConnection } from "@/server/testing/sso/connections";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";
import { listPlaces } from "../shown/places";

useDatabase();

const SSO = "FORBIDDEN sso_required";
const SECOND = "FORBIDDEN second_factor_required";

let of: Tenant;
let connection: string;
let member: Person;
let outsider: Person;

async function require(columns: string): Promise<void> {
  await sql(`update "organizations" set ${columns} where "id" = $1`, of.organization.id);
}

const on = () =>
  require(`"ssoRequiredAt" = now(), "ssoConfirmedAt" = now(), "ssoMessage" = 'Use the company account.'`);
const off = () =>
  require(`"ssoRequiredAt" = null, "ssoConfirmedAt" = null, "ssoRollsBackAt" = null, "ssoAdmitsExternal" = false`);

const own = (): Partial<Proof> & { method: "sso" } => ({
  method: "sso",
  organization: of.organization.id,
  connection,
});
const enter = (who: Person) => refusalOf(callerOf(who).workspaces.get({ workspace: of.workspace.id }));
const enterProject = (who: Person) =>
  refusalOf(callerOf(who).projects.get({ workspace: of.workspace.id, project: of.project.id }));

beforeAll(async () => {
  of = await tenant();
  connection = (await oidcConnection(of.owner, of.organization)).id;
  [member, outsider] = [await person(), await person()];
  await workspaceMember(of.workspace, member);
  await collaborator(of.project, outsider);
});

describe("an organization that requires single sign-on", () => {
  beforeAll(on);

  test("lets in only sessions with a proof of its own provider, at each of its levels", async () => {
    const proved = provedBy(member, own());
    expect(await enter(proved)).toBe("done");
    for (const who of [
      member,
      provedBy(member, { method: "passkey", verified: true }),
      provedBy(member, { ...own(), organization: "org_another" }),
    ]) {
      expect(await enter(who)).toBe(SSO);
      expect(await refusalOf(callerOf(who).organizations.get({ organization: of.organization.id }))).toBe(SSO);
    }
    expect(await enterProject(of.owner)).toBe(SSO);
    expect(await enterProject(provedBy(of.owner, own()))).toBe("done");
    await expect(callerOf(member).workspaces.get({ workspace: of.workspace.id })).rejects.toMatchObject({
      cause: { details: { detail: "Use the company account." } },
    });
  });

  test("answers no procedure of its rooms to a session without, whatever it would do", async () => {
    const inside = declared.filter(({ meta }) => ["organization", "workspace", "project"].includes(meta.level ?? ""));
    for (const procedure of inside) {
      const { reason } = await call(procedure, of.owner.actor, placeOf(procedure.meta.level, of));
      expect([procedure.path, reason]).toEqual([procedure.path, "sso_required"]);
    }
  });

  test("shows such a session that it is there and what it asks for, and nothing that is in it", async () => {
    const { organizations, workspaces } = await listPlaces(of.owner.actor, 50);
    expect(organizations.find(({ id }) => id === of.organization.id)).toMatchObject({ needs: "sso" });
    expect(workspaces.filter(({ organization }) => organization.id === of.organization.id)).toEqual([]);
    const lists = callerOf(of.owner);
    const { items } = await lists.organizations.list({});
    expect(items.find(({ id }) => id === of.organization.id)).toMatchObject({ needs: "sso" });
    expect(items.filter(({ personal }) => personal)).toMatchObject([{ needs: null }]);
    const listed = async () => {
      const [rooms, mine, projects] = [
        await lists.workspaces.list({}),
        await lists.workspaces.listMine({}),
        await lists.projects.listMine({ of: "all" }),
      ];
      return [...rooms.items, ...mine.items, ...projects.items.map(({ workspace }) => workspace)].map(({ id }) => id);
    };
    expect(await listed()).not.toContain(of.workspace.id);
    expect(await listed()).not.toContain(of.organization.workspace.id);
    const { items: seen } = await callerOf(provedBy(of.owner, own())).workspaces.list({});
    expect(seen.map(({ id }) => id)).toContain(of.workspace.id);
  });

  test("goes on for access keys and service accounts, and not for devices that a session without let in", async () => {
    const key = await credential(of.owner, of.workspace);
    const machine = await serviceAccount(of.workspace, { createdBy: of.owner });
    const room = { workspace: of.workspace.id };
    expect(await refusalOf(callerOf({ ...of.owner, actor: key.actor }).workspaces.get(room))).toBe("done");
    expect(await refusalOf(callerOf({ ...of.owner, actor: machine.actor }).workspaces.get(room))).toBe("done");
    const device = (proofs: readonly Proof[]) => {
      const proof = key.actor.credential;
      if (proof === null) throw new Error("a credential without its proof");
      return {
        ...key.actor,
        credential: { ...proof, kind: "device" as const, organizationId: null, workspaceId: null, proofs },
      };
    };
    const before = device(of.owner.actor.session?.proofs ?? []);
    expect(await refusalOf(callerOf({ ...of.owner, actor: before }).workspaces.get(room))).toBe(SSO);
    const { items } = await callerOf({ ...of.owner, actor: before }).workspaces.list({});
    expect(items.map(({ id }) => id)).not.toContain(of.workspace.id);
    const after = device(provedBy(of.owner, own()).actor.session?.proofs ?? []);
    expect(await refusalOf(callerOf({ ...of.owner, actor: after }).workspaces.get(room))).toBe("done");
  });

  test("lets an owner who is set apart come in by password and second factor, and nobody else", async () => {
    const apart = await person();
    await organizationMember(of.organization, apart, "owner");
    const both = provedBy(apart, { method: "password" }, { method: "totp" });
    expect(await enter(both)).toBe(SSO);
    const set = (id: string) => sql('update "organization_members" set "breakGlass" = true where "userId" = $1', id);
    await set(apart.id);
    await set(member.id);
    expect(await enter(both)).toBe("done");
    expect(await enter(provedBy(apart, { method: "password" }))).toBe(SSO);
    expect(await enter(provedBy(apart, { method: "passkey", verified: true }))).toBe(SSO);
    expect(await enter(provedBy(member, { method: "password" }, { method: "totp" }))).toBe(SSO);
  });

  test("lets external collaborators in by a second factor, where its owners allow them", async () => {
    const second = provedBy(outsider, { method: "password" }, { method: "totp" });
    expect([await enterProject(outsider), await enterProject(second)]).toEqual([SSO, SSO]);
    await require('"ssoAdmitsExternal" = true');
    expect([await enterProject(outsider), await enterProject(second)]).toEqual([SECOND, "done"]);
    expect(await enter(provedBy(member, { method: "password" }, { method: "totp" }))).toBe(SSO);
    await require('"ssoAdmitsExternal" = false');
  });

  test("is entered by no invitation without that proof; who declines needs none", async () => {
    const invited = await person();
    await off();
    const { token } = await invitation(of.workspace, of.owner, invited.email);
    await on();
    expect(await refusalOf(callerOf(invited).invitations.accept({ token }))).toBe(SSO);
    expect(await refusalOf(callerOf(provedBy(invited, own())).invitations.accept({ token }))).toBe("done");
    const second = await person();
    await off();
    const declined = await invitation(of.workspace, of.owner, second.email);
    await on();
    expect(await refusalOf(callerOf(second).invitations.decline({ token: declined.token }))).toBe("done");
  });

  test("ends by itself where nobody has come in by the provider in time", async () => {
    await require(`"ssoConfirmedAt" = null, "ssoRollsBackAt" = now() + interval '1 minute'`);
    expect(await enter(member)).toBe(SSO);
    await require(`"ssoRollsBackAt" = now() - interval '1 second'`);
    expect(await enter(member)).toBe("done");
    await off();
  });
});

describe("an organization that requires a second factor", () => {
  test("lets in sessions with one, and those that its own provider vouches for", async () => {
    await require('"requireSecondFactor" = true');
    expect(await enter(member)).toBe(SECOND);
    expect(await enterProject(outsider)).toBe(SECOND);
    expect(
      (await listPlaces(member.actor, 50)).organizations.find(({ id }) => id === of.organization.id),
    ).toMatchObject({
      needs: "second_factor",
    });
    expect(await enter(provedBy(member, { method: "password" }, { method: "totp" }))).toBe("done");
    expect(await enter(provedBy(member, { method: "passkey", verified: true }))).toBe("done");
    expect(await enter(provedBy(member, own()))).toBe("done");
    expect(await enter(provedBy(member, { ...own(), organization: "org_another" }))).toBe(SECOND);
    await require('"requireSecondFactor" = false');
  });
});
