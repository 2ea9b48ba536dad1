import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import type { BuiltInRole } from "@/server/credentials/schema";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { resourceIn } from "@/server/testing/factories/access";
import { serviceAccount } from "@/server/testing/factories/machines";
import { presented } from "@/server/testing/factories/presented";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
} from "@/server/testing/factory";
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

const made = (role: BuiltInRole, label = "") => callerOf(of.owner).projectCredentials.create({ ...at, role, label });
const key = async (role: BuiltInRole) => presented(await made(role));

async function inProject(role: "admin" | "member" | "viewer") {
  const who = await person();
  await organizationMember(of.organization, who);
  await collaborator(of.project, who, role);
  return who;
}

const job = (name: string) => ({ type: "job" as const, externalId: name, name });

describe("a credential of a project", () => {
  test("says whose it is, and stands for the project in what it does", async () => {
    const { caller, accessKey, actor } = await key("member");
    expect(await caller.accounts.whoami()).toMatchObject({
      actor: { type: "service_account", name: `${of.project.name} (member)` },
      workspace: { id: of.workspace.id },
      project: { id: of.project.id, slug: of.project.slug, name: of.project.name },
      role: "member",
    });
    await caller.resources.registerInProject({ ...at, resources: [job("train")] });
    const rows = await sql(`select "actorName", "projectId" from "audit_entries" where "actorId" = $1`, actor.id);
    expect(rows).toEqual([{ actorName: `${of.project.name} (member)`, projectId: of.project.id }]);
    const told = await callerOf(of.owner).projectCredentials.list(at);
    expect(told.items).toMatchObject([{ accessKey, projectRole: "member", createdBy: { id: of.owner.id } }]);
    expect(JSON.stringify(told)).not.toContain("secretKey");
  });

  test("reaches the project by its role, and nothing beside it", async () => {
    const open = await project(of.workspace, of.owner, { visibility: "open" });
    const [inside, outside] = [await resourceIn(of.project), await resourceIn(open)];
    const queue = await resourceIn(of.workspace, { type: "queue" });
    const [viewer, member, admin] = [await key("viewer"), await key("member"), await key("admin")];
    for (const { caller } of [viewer, member, admin]) {
      expect((await caller.resources.list(room)).items.map(({ id }) => id)).toEqual([inside.id]);
      const asked = [inside, outside, queue].map(({ type, id }) => {
        return { permission: "read" as const, resource: { type, id } };
      });
      const { items } = await caller.decisions.check({ ...room, checks: asked });
      expect(items?.map(({ allowed }) => allowed)).toEqual([true, false, false]);
      expect(await refusalOf(caller.projects.get({ ...room, project: open.id }))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(caller.workspaces.get(room))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(caller.members.list(room))).toBe("NOT_FOUND not_found");
    }
    const rename = { ...at, description: "by a machine" };
    expect(await refusalOf(viewer.caller.resources.registerInProject({ ...at, resources: [job("no")] }))).toBe("done");
    expect((await viewer.caller.resources.list(room)).items).toHaveLength(1);
    expect(await refusalOf(member.caller.projects.rename(rename))).toBe("FORBIDDEN permission_missing");
    expect((await admin.caller.projects.rename(rename)).description).toBe("by a machine");
  });

  test("outlives whoever made it, and everybody who is in the project", async () => {
    const maker = await inProject("admin");
    const { caller } = await presented(await callerOf(maker).projectCredentials.create(at));
    await callerOf(of.owner).collaborators.remove({ ...at, user: maker.id });
    await callerOf(of.owner).members.removeFromOrganization({ organization: of.organization.id, user: maker.id });
    expect((await caller.projects.get(at)).id).toBe(of.project.id);
    expect((await callerOf(of.owner).projectCredentials.list(at)).items[0]?.status).toBe("active");
  });

  test("has at most what its maker has, and is made by the project's admins alone", async () => {
    const [member, viewer] = [await inProject("member"), await inProject("viewer")];
    for (const who of [member, viewer]) {
      expect(await refusalOf(callerOf(who).projectCredentials.create(at))).toBe("FORBIDDEN permission_missing");
      expect(await refusalOf(callerOf(who).projectCredentials.list(at))).toBe("FORBIDDEN permission_missing");
    }
    const stranger = await person();
    await workspaceMember(of.workspace, stranger);
    expect(await refusalOf(callerOf(stranger).projectCredentials.list(at))).toBe("NOT_FOUND not_found");
    const admin = await inProject("admin");
    const { id } = await callerOf(admin).projectCredentials.create({ ...at, role: "admin" });
    expect((await callerOf(admin).projectCredentials.get({ ...at, credential: id })).projectRole).toBe("admin");
    const role = await callerOf(of.owner).roles.create({
      ...room,
      level: "project",
      name: "Keys",
      permissions: ["project-credential.list", "project-credential.create", "project-credential.rotate"],
    });
    await callerOf(of.owner).collaborators.update({ ...at, user: member.id, role: role.id });
    const limited = callerOf(member).projectCredentials;
    for (const wanted of ["admin", "member", "viewer"] as const) {
      expect(await refusalOf(limited.create({ ...at, role: wanted }))).toBe("FORBIDDEN rank_too_low");
    }
    const learn = limited.rotate({ ...at, credential: id, overlapSeconds: 0 });
    expect(await refusalOf(learn)).toBe("FORBIDDEN rank_too_low");
  });

  test("of an external collaborator who leads the project is no wider than they are", async () => {
    const guest = await person();
    await collaborator(of.project, guest, "admin");
    const { caller } = await presented(await callerOf(guest).projectCredentials.create({ ...at, role: "admin" }));
    const { items } = await caller.collaborators.list(at);
    expect(items.map(({ user }) => user.email)).toEqual(items.map(() => null));
    expect(await refusalOf(caller.projects.list(room))).toBe("NOT_FOUND not_found");
  });

  test("makes no further one, and moves, hands over or deletes nothing", async () => {
    const { caller, actor } = await key("admin");
    expect(await refusalOf(caller.projectCredentials.create(at))).toBe("FORBIDDEN people_only");
    expect(await refusalOf(caller.projects.remove({ ...at, name: of.project.name }))).toBe(
      "FORBIDDEN permission_missing",
    );
    expect(await refusalOf(caller.projects.handOver({ ...at, user: actor.id }))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(caller.credentials.create({ ...room, label: "x" }))).toBe("NOT_FOUND not_found");
  });
});

describe("the service account that is built into a project", () => {
  test("is in no list, picker or group of the workspace, and no rule or group takes it", async () => {
    const { actor } = await key("member");
    const owner = callerOf(of.owner);
    const plain = await serviceAccount(of.workspace);
    const own = [plain.serviceAccount];
    expect((await owner.serviceAccounts.list(room)).items.map(({ id }) => id)).toEqual(own);
    expect(await refusalOf(owner.serviceAccounts.get({ ...room, serviceAccount: actor.id }))).toBe(
      "NOT_FOUND not_found",
    );
    const remove = owner.serviceAccounts.remove({ ...room, serviceAccount: actor.id });
    expect(await refusalOf(remove)).toBe("NOT_FOUND not_found");
    const picked = await owner.groups.listActors({ ...room, type: "service_account" });
    expect(picked.items.map(({ id }) => id)).toEqual(own);
    const groups = (await owner.groups.list(room)).items;
    const users = groups.find(({ kind }) => kind === "users");
    const inUsers = await owner.groups.listMembers({ ...room, group: users?.id ?? "" });
    expect(inUsers.items.filter(({ type }) => type === "service_account").map(({ id }) => id)).toEqual(own);
    expect(users?.memberCount).toBe(inUsers.items.length);
    const members = [{ type: "service_account" as const, id: actor.id }];
    expect(await refusalOf(owner.groups.create({ ...room, name: "Sneaky", members }))).toBe(
      "INVALID invalid_value (members.0)",
    );
    const queue = groups.find(({ kind }) => kind === "queue_admins")?.id ?? "";
    expect(await refusalOf(owner.groups.addMembers({ ...room, group: queue, members }))).toBe(
      "INVALID invalid_value (members.0)",
    );
    const rule = { ...room, resourceType: "*", permission: "modify" as const, serviceAccounts: [actor.id] };
    expect(await refusalOf(owner.accessRules.create(rule))).toBe("INVALID invalid_value (serviceAccounts.0)");
    const machine = { ...room, serviceAccount: actor.id };
    expect(await refusalOf(owner.credentials.createForMachine(machine))).toBe("NOT_FOUND not_found");
  });

  test("is among those who may, as a collaborator, and explained so", async () => {
    const { actor, caller } = await key("viewer");
    const job = await resourceIn(of.project);
    const resource = { type: job.type, id: job.id };
    const who = await callerOf(of.owner).decisions.who({ ...room, permission: "read", resource });
    const found = who.items.find(({ actor: { id } }) => id === actor.id);
    expect(found?.sources[0]?.steps).toMatchObject([
      { kind: "actor", source: "built_in" },
      { kind: "collaborator", role: "viewer", source: "built_in" },
      { kind: "project" },
      { kind: "resource" },
    ]);
    const refused = await caller.decisions.explain({ ...room, permission: "modify", resource });
    expect(refused).toMatchObject({ allowed: false, denials: [{ reason: "read_only" }], fixes: [] });
    const rights = await caller.decisions.rights(room);
    expect(rights.items).toMatchObject([{ kind: "collaborator", role: "viewer", gives: [{ permission: "read" }] }]);
  });

  test("is called as its project is, whatever its own service accounts are called", async () => {
    await made("member");
    await callerOf(of.owner).serviceAccounts.create({ ...room, name: `${of.project.name} (member)` });
    await callerOf(of.owner).projects.rename({ ...at, name: "Renamed" });
    const { items } = await callerOf(of.owner).projectCredentials.list(at);
    expect(items.map(({ owner }) => owner.name)).toEqual(["Renamed (member)"]);
    expect((await made("viewer")).owner.name).toBe("Renamed (viewer)");
  });
});

describe("when the project", () => {
  test("is deleted its credentials die, and stay dead after it was restored until each is enabled", async () => {
    const credential = await key("member");
    const input = { ...at, credential: credential.id };
    const use = () => actorByCredential(credential.accessKey, credential.secretKey, requestInfo());
    expect((await callerOf(of.owner).projects.previewRemoval(at)).credentials).toBe(1);
    await callerOf(of.owner).projects.remove({ ...at, name: of.project.name });
    expect(await refusalOf(use())).toBe("UNAUTHENTICATED credential_revoked");
    expect(await refusalOf(callerOf(of.owner).projectCredentials.enable(input))).toBe("NOT_FOUND not_found");
    await callerOf(of.owner).projects.restore(at);
    expect(await refusalOf(use())).toBe("UNAUTHENTICATED credential_revoked");
    const rotate = callerOf(of.owner).projectCredentials.rotate({ ...input, overlapSeconds: 60 });
    expect(await refusalOf(rotate)).toBe("CONFLICT credential_disabled");
    await callerOf(of.owner).projectCredentials.enable(input);
    expect((await use()).credential?.place.role).toBe("member");
  });

  test("is archived they read on and change nothing", async () => {
    const inside = await resourceIn(of.project);
    const { caller } = await key("admin");
    await callerOf(of.owner).projects.archive(at);
    expect((await caller.resources.list(room)).items.map(({ id }) => id)).toEqual([inside.id]);
    expect(await refusalOf(caller.projects.rename({ ...at, name: "Late" }))).toBe("CONFLICT archived");
    const create = callerOf(of.owner).projectCredentials.create(at);
    expect(await refusalOf(create)).toBe("CONFLICT archived");
  });

  test("moves they go along: the same keys are good in the other workspace and no longer in this one", async () => {
    const there = await workspace(of.organization, of.owner);
    const before = await key("member");
    const preview = await callerOf(of.owner).projects.previewMove({ ...at, to: there.id });
    expect(preview.ownCredentials).toBe(1);
    await callerOf(of.owner).projects.move({ ...at, to: there.id });
    const { caller } = await presented(before);
    expect(await caller.accounts.whoami()).toMatchObject({
      workspace: { id: there.id },
      project: { id: of.project.id },
    });
    expect((await caller.projects.get({ workspace: there.id, project: of.project.id })).id).toBe(of.project.id);
    expect(await refusalOf(caller.resources.list(room))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerWithCredential(before).resources.list({ workspace: there.id }))).not.toBe("done");
    const { items } = await callerOf(of.owner).projectCredentials.list({ workspace: there.id, project: of.project.id });
    expect(items.map(({ id }) => id)).toEqual([before.id]);
  });
});

describe("rotation", () => {
  test("leaves two secrets at most, and none after revocation", async () => {
    const first = await made("member");
    const input = { ...at, credential: first.id };
    const rotate = () => callerOf(of.owner).projectCredentials.rotate({ ...input, overlapSeconds: 600 });
    const [second, third] = [await rotate(), await rotate()];
    const states = async () =>
      Promise.all(
        [first, second, third].map(async ({ accessKey, secretKey }) => {
          const credential = presentable({ accessKey, secretKey });
          return (await knock("GET", "/whoami", { credential })).status;
        }),
      );
    expect(await states()).toEqual([401, 200, 200]);
    await callerOf(of.owner).projectCredentials.revoke(input);
    expect(await states()).toEqual([401, 401, 401]);
    const rows = await sql(`select "action" from "audit_entries" where "targetId" = $1 order by "id"`, first.id);
    expect(rows.map(({ action }) => action)).toEqual([
      "project-credential.create",
      "project-credential.rotate",
      "project-credential.rotate",
      "project-credential.revoke",
    ]);
  });
});

/** What a request presents; nobody has looked at it. */
function presentable(keys: { accessKey: string; secretKey: string }) {
  return { id: "", ...keys, actor: of.owner.actor };
}
