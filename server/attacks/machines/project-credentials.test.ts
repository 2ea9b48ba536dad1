import { beforeEach, describe, expect, test } from "vitest";
import { authorizeOrganization, authorizeProject } from "@/server/access/authorize";
import type { GivenScopes } from "@/server/credentials/schema";
import { createOrganizationCredential } from "@/server/organization-credentials/commands";
import {
  createProjectCredential,
  rotateProjectCredential,
} from "@/server/project-credentials/commands/project-credentials";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { presented } from "@/server/testing/factories/presented";
import { collaborator, organizationMember, person, project, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: { workspace: string };
let at: { workspace: string; project: string };
beforeEach(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  at = { ...room, project: of.project.id };
});

const made = (more: { role?: "admin" | "member" | "viewer"; scopes?: GivenScopes; expiresAt?: string } = {}) =>
  callerOf(of.owner).projectCredentials.create({ ...at, ...more });

/** Somebody of the organization who leads the project, and nothing else. */
async function leader() {
  const who = await person();
  await workspaceMember(of.workspace, who);
  await collaborator(of.project, who, "admin");
  return who;
}

/** Each call that names a credential below a project. */
function callsOn(who: Parameters<typeof callerOf>[0], place: typeof at, credential: string) {
  const { projectCredentials } = callerOf(who);
  const one = { ...place, credential };
  return [
    () => projectCredentials.get(one),
    () => projectCredentials.uses(one),
    () => projectCredentials.history(one),
    () => projectCredentials.relabel({ ...one, label: "taken" }),
    () => projectCredentials.rotate({ ...one, overlapSeconds: 0 }),
    () => projectCredentials.setNetworks({ ...one, networks: [] }),
    () => projectCredentials.enable(one),
    () => projectCredentials.revoke(one),
  ];
}

describe("a credential of a project", () => {
  test("is nothing below another project, and nothing but a project's is below one", async () => {
    const other = { ...room, project: (await project(of.workspace, of.owner)).id };
    const { id } = await made();
    const plain = await callerOf(of.owner).credentials.create(room);
    const elsewhere = await tenant();
    const [before] = await sql('select * from "credentials" where "id" = $1', id);
    const calls = [
      ...callsOn(of.owner, other, id),
      ...callsOn(of.owner, at, plain.id),
      ...callsOn(elsewhere.owner, at, id),
      ...callsOn(elsewhere.owner, { workspace: elsewhere.workspace.id, project: elsewhere.project.id }, id),
    ];
    for (const call of calls) expect(await refusalOf(call())).toBe("NOT_FOUND not_found");
    expect((await sql('select * from "credentials" where "id" = $1', id))[0]).toEqual(before);
  });

  test("is not reached by the workspace's procedures, except by its admins, who never learn the secret there", async () => {
    const who = await leader();
    const { id } = await callerOf(who).projectCredentials.create(at);
    const one = { ...room, credential: id };
    const { credentials } = callerOf(who);
    expect((await credentials.list(room)).items).toEqual([]);
    expect(await refusalOf(credentials.get(one))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(credentials.rotate({ ...one, overlapSeconds: 0 }))).toBe("NOT_FOUND not_found");
    const learn = callerOf(of.owner).credentials.rotate({ ...one, overlapSeconds: 0 });
    expect(await refusalOf(learn)).toBe("FORBIDDEN permission_missing");
    expect((await callerOf(of.owner).credentials.revoke(one)).status).toBe("revoked");
  });

  test("belongs to nobody else, whatever the body says", async () => {
    const victim = await person();
    await organizationMember(of.organization, victim, "owner");
    const owner = await callerOf(of.owner).credentials.create(room);
    const credential = { ...owner, actor: of.owner.actor };
    const path = `/workspaces/${of.workspace.id}/projects/${of.project.id}/credentials`;
    const body = {
      ...{ userId: victim.id, user: victim.id, serviceAccountId: "sa_1", projectId: of.workspace.project.id },
      ...{
        organizationDefault: true,
        createdById: victim.id,
        secretHash: "0",
        workspaceId: null,
        projectRole: "admin",
      },
    };
    const reply = await knock("POST", path, { credential, body });
    expect([201, 200, 422]).toContain(reply.status);
    const rows = await sql(
      `select k."userId", k."projectId", k."organizationDefault", k."createdById", sa."projectRole"
       from "credentials" k join "service_accounts" sa on sa."id" = k."serviceAccountId" where k."projectId" is not null`,
    );
    const plain = { userId: null, organizationDefault: false, createdById: of.owner.id, projectRole: "member" };
    const expected = reply.status === 422 ? [] : [{ ...plain, projectId: of.project.id }];
    expect(rows.filter(({ createdById }) => createdById === of.owner.id)).toEqual(expected);
    expect(await knock("POST", path, { credential, body: { role: "owner" } })).toMatchObject({ status: 422 });
  });

  test("is not made in a workspace or organization that was deleted meanwhile: it would work when that comes back", async () => {
    const create = await authorizeProject(
      of.owner.actor,
      requestInfo(),
      of.workspace.id,
      of.project.id,
      "project-credential.create",
    );
    const wide = await authorizeOrganization(
      of.owner.actor,
      requestInfo(),
      of.organization.id,
      "organization-credential.create",
    );
    await sql('update "workspaces" set "deletedAt" = now() where "id" = $1', of.workspace.id);
    expect(await refusalOf(createProjectCredential(create, { role: "member" }))).toBe("NOT_FOUND not_found");
    await sql('update "organizations" set "deletedAt" = now() where "id" = $1', of.organization.id);
    expect(await refusalOf(createOrganizationCredential(wide, {}))).toBe("NOT_FOUND not_found");
  });

  test("is made and learned by no credential that may less or ends before", async () => {
    const { id } = await made({ role: "admin" });
    const rotate = { ...at, credential: id, overlapSeconds: 0 };
    const day = new Date(Date.now() + 86_400_000).toISOString();
    const narrow: [GivenScopes | undefined, string | undefined][] = [
      [{ permissions: ["project-credential.create", "project-credential.rotate"] }, undefined],
      [{ project: of.project.id }, undefined],
      [undefined, day],
    ];
    for (const [scopes, expiresAt] of narrow) {
      const limits = { ...(scopes === undefined ? {} : { scopes }), ...(expiresAt === undefined ? {} : { expiresAt }) };
      const { caller } = await presented(await callerOf(of.owner).credentials.create({ ...room, ...limits }));
      expect(await refusalOf(caller.projectCredentials.create(at))).toMatch(/^FORBIDDEN credential_scope/);
      expect(await refusalOf(caller.projectCredentials.rotate(rotate))).toMatch(/^FORBIDDEN credential_scope/);
    }
    const own = await presented(await made({ role: "admin", expiresAt: day }));
    expect(await refusalOf(own.caller.projectCredentials.rotate(rotate))).toMatch(/^FORBIDDEN credential_scope/);
    const itself = { ...at, credential: own.id, overlapSeconds: 0 };
    expect((await own.caller.projectCredentials.rotate(itself)).accessKey).toBe(own.accessKey);
  });

  test("keeps its limits on every path", async () => {
    const readOnly = await presented(await made({ role: "admin", scopes: { readOnly: true } }));
    const job = { type: "job" as const, externalId: "a", name: "a" };
    const register = readOnly.caller.resources.registerInProject({ ...at, resources: [job] });
    expect(await refusalOf(register)).toBe("FORBIDDEN credential_scope");
    const rename = readOnly.caller.projects.rename({ ...at, name: "x" });
    expect(await refusalOf(rename)).toBe("FORBIDDEN credential_scope");
    expect((await readOnly.caller.collaborators.list(at)).items).not.toEqual([]);
    const asking = await presented(await made({ role: "admin", scopes: { permissions: ["access.check"] } }));
    const about = { ...room, actor: of.owner.id, permission: "read" as const, resource: { project: of.project.id } };
    expect(await refusalOf(asking.caller.decisions.check(about))).toBe("FORBIDDEN permission_missing (actor)");
    const who = asking.caller.decisions.who({ ...room, permission: "read", resource: { project: of.project.id } });
    expect(await refusalOf(who)).toBe("NOT_FOUND not_found");
  });

  test("gains nothing by rules for everybody, open projects or the role of the workspace", async () => {
    const open = await project(of.workspace, of.owner, { visibility: "open" });
    const hidden = await project(of.workspace, of.owner);
    const targets = [
      await resourceIn(open),
      await resourceIn(hidden),
      await resourceIn(of.workspace, { type: "queue" }),
    ];
    const groups = await callerOf(of.owner).groups.list(room);
    const users = groups.items.find(({ kind }) => kind === "users")?.id ?? "";
    for (const place of [of.workspace, open, hidden]) {
      await accessRule(place, [{ group: users }, { role: "member" }, { role: "viewer" }], { permission: "modify" });
    }
    const { caller } = await presented(await made({ role: "admin" }));
    expect((await caller.resources.list(room)).items).toEqual([]);
    const checks = [
      ...targets.map(({ type, id }) => ({ permission: "read" as const, resource: { type, id } })),
      ...[open, hidden].map(({ id }) => ({ permission: "read" as const, resource: { project: id } })),
      { permission: "queue.manage" as const, resource: { type: "queue" } },
    ];
    const { items } = await caller.decisions.check({ ...room, checks });
    expect(items?.map(({ allowed }) => allowed)).toEqual(checks.map(() => false));
    for (const { id } of [open, hidden]) {
      expect(await refusalOf(caller.projects.get({ ...room, project: id }))).toBe("NOT_FOUND not_found");
    }
  });
});

describe("a request that was under way", () => {
  const scopeOf = (
    who: Parameters<typeof callerOf>[0],
    permission: "project-credential.create" | "project-credential.rotate",
  ) => authorizeProject(who.actor, requestInfo(), of.workspace.id, of.project.id, permission);

  test("makes and learns no credential once its sender leads the project no more", async () => {
    const who = await leader();
    const { id } = await made();
    const create = await scopeOf(who, "project-credential.create");
    const rotate = await scopeOf(who, "project-credential.rotate");
    await callerOf(of.owner).collaborators.remove({ ...at, user: who.id });
    expect(await refusalOf(createProjectCredential(create, { role: "member" }))).toBe("FORBIDDEN permission_missing");
    const learn = rotateProjectCredential(rotate, { credential: id, overlapSeconds: 0 });
    expect(await refusalOf(learn)).toBe("FORBIDDEN permission_missing");
  });

  test("makes none in a project that was deleted or moved away meanwhile", async () => {
    const scope = await scopeOf(of.owner, "project-credential.create");
    await callerOf(of.owner).projects.remove({ ...at, name: of.project.name });
    expect(await refusalOf(createProjectCredential(scope, { role: "member" }))).toBe("NOT_FOUND not_found");
    await callerOf(of.owner).projects.restore(at);
    await callerOf(of.owner).projects.move({ ...at, to: of.organization.workspace.id });
    expect(await refusalOf(createProjectCredential(scope, { role: "member" }))).toBe("NOT_FOUND not_found");
    expect(await sql('select 1 from "credentials" where "projectId" = $1', of.project.id)).toEqual([]);
  });

  test("of the credential itself ends with a suspension of the place and goes on after it", async () => {
    const credential = await made();
    const { caller } = await presented(credential);
    const organization = of.organization.id;
    await callerOf(of.owner).workspaces.suspend({ organization, target: of.workspace.id });
    expect(await refusalOf(presented(credential))).toBe("FORBIDDEN suspended");
    await callerOf(of.owner).workspaces.resume({ organization, target: of.workspace.id });
    expect((await presented(credential)).actor.id).not.toBe("");
    expect((await caller.projects.get(at)).id).toBe(of.project.id);
  });
});
