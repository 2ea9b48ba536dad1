import { beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "@/server/api/failure";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { collaborator, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string };
let member: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  member = await person();
  await workspaceMember(of.workspace, member);
});

async function refused(call: Promise<unknown>) {
  const thrown: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  const { reason, permission, ask } = failureOf(thrown, "req");
  return { reason, permission, ask };
}

const rename = (caller: Caller) => refused(caller.workspaces.rename({ ...at, name: "Other" }));

describe("a refusal names the missing right and whom to ask", () => {
  test("in a workspace: its admins, three of them by name", async () => {
    const admins = [of.owner, ...(await Promise.all([1, 2, 3].map(() => person())))];
    for (const one of admins.slice(1)) await workspaceMember(of.workspace, one, "admin");
    const { permission, ask } = await rename(callerOf(member));
    expect(permission).toBe("workspace.rename");
    const first = admins.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 3);
    const names = `${first[0]?.name}, ${first[1]?.name} or ${first[2]?.name}`;
    expect(ask).toBe(`an admin of the workspace “${of.workspace.name}”, such as ${names}`);
    expect((await rename(callerWithCredential(await serviceAccount(of.workspace)))).ask).toBe(ask);
  });

  test("in an organization and in a project: those who have the right there", async () => {
    const { organization, owner, project } = of;
    const asMember = callerOf(member).organizations.rename({ organization: organization.id, name: "Other" });
    const { ask } = await refused(asMember);
    expect(ask).toBe(`an owner or admin of the organization “${organization.name}”, such as ${owner.name}`);
    const viewer = await person();
    await organizationMember(organization, viewer);
    await collaborator(project, viewer, "viewer");
    const inProject = { ...at, project: project.id };
    const renaming = callerOf(viewer).projects.rename({ ...inProject, name: "Other" });
    expect((await refused(renaming)).ask).toBe(
      `an owner or admin of the project “${project.name}”, such as ${owner.name}`,
    );
    const removing = callerOf(viewer).projects.remove({ ...inProject, name: project.name });
    expect((await refused(removing)).ask).toBe(`the owner of the project “${project.name}”, such as ${owner.name}`);
  });

  test("by the place alone to whoever may not list its people", async () => {
    const clerk = await person();
    await giveRole(of.workspace, clerk, await customRole(of.workspace, of.owner, { permissions: ["project.list"] }));
    const place = `an admin of the workspace “${of.workspace.name}”`;
    expect((await rename(callerOf(clerk))).ask).toBe(place);
    const guest = await person();
    await collaborator(of.project, guest);
    const resource = { project: of.project.id };
    const asking = callerOf(guest).decisions.check({ ...at, actor: of.owner.id, permission: "read", resource });
    expect(await refused(asking)).toEqual({ reason: "permission_missing", permission: "access.check", ask: place });
  });

  test("and nothing at all of a place that the caller does not see", async () => {
    const stranger = callerOf(await person());
    const nothing = { reason: "not_found", permission: undefined, ask: undefined };
    expect(await rename(stranger)).toEqual(nothing);
    const hidden = callerOf(member).projects.rename({ ...at, project: of.project.id, name: "Other" });
    expect(await refused(hidden)).toEqual(nothing);
  });

  test("in problem documents", async () => {
    const keys = await credential(member, of.workspace);
    const { status, body } = await knock("PATCH", `/workspaces/${of.workspace.id}`, {
      credential: keys,
      body: { name: "Other" },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      reason: "permission_missing",
      permission: "workspace.rename",
      ask: `an admin of the workspace “${of.workspace.name}”, such as ${of.owner.name}`,
    });
  });
});
