import { describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { invitation, organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const targetOf = ({ organization, workspace }: Tenant) => ({ organization: organization.id, target: workspace.slug });
const removalOf = (of: Tenant) => ({ ...targetOf(of), name: of.workspace.name });

async function actionsOf({ workspace }: Tenant): Promise<unknown[]> {
  const rows = await sql<{ action: string }>(
    `select "action" from "audit_entries" where "workspaceId" = $1 and "targetId" = $1 and "result" = 'done' order by "id"`,
    workspace.id,
  );
  return rows.map(({ action }) => action);
}

describe("an archived workspace", () => {
  test("is read as before, and nothing in it changes until it is brought back", async () => {
    const of = await tenant();
    const member = await person();
    await workspaceMember(of.workspace, member);
    const archived = await callerOf(of.owner).workspaces.archive(targetOf(of));
    expect(archived).toMatchObject({ id: of.workspace.id, status: "archived" });
    const at = { workspace: of.workspace.id };
    expect(await callerOf(member).workspaces.get(at)).toMatchObject({ status: "archived" });
    expect((await callerOf(member).projects.list(at)).items).toHaveLength(1);
    for (const change of [
      () => callerOf(member).projects.create({ ...at, name: "Late" }),
      () => callerOf(of.owner).workspaces.rename({ ...at, name: "Late" }),
      () => callerOf(of.owner).invitations.create({ ...at, emails: ["late-0001@example.com"] }),
      () => callerOf(member).credentials.create(at),
      () => callerOf(of.owner).projects.rename({ ...at, project: of.project.id, name: "Late" }),
    ]) {
      expect(await refusalOf(change())).toBe("CONFLICT archived");
    }
    await callerOf(of.owner).workspaces.unarchive(targetOf(of));
    expect(await callerOf(member).projects.create({ ...at, name: "In time" })).toMatchObject({ name: "In time" });
    expect(await actionsOf(of)).toEqual(["workspace.create", "workspace.archive", "workspace.unarchive"]);
  });

  test("lets people go and credentials be revoked", async () => {
    const of = await tenant();
    const member = await person();
    await workspaceMember(of.workspace, member);
    const key = await credential(member, of.workspace);
    await callerOf(of.owner).workspaces.archive(targetOf(of));
    const at = { workspace: of.workspace.id };
    expect(await callerOf(member).credentials.revoke({ ...at, credential: key.id })).toMatchObject({
      status: "revoked",
    });
    expect(await refusalOf(callerOf(member).members.leave(at))).toBe("done");
  });
});

describe("the state of a workspace", () => {
  test("of the default one and of the personal one is not changed", async () => {
    const { owner, organization } = await tenant();
    const target = { organization: organization.id, target: organization.workspace.id };
    const { workspaces } = callerOf(owner);
    for (const change of [
      () => workspaces.archive(target),
      () => workspaces.suspend(target),
      () => workspaces.remove({ ...target, name: organization.workspace.slug }),
    ]) {
      expect(await refusalOf(change())).toBe("CONFLICT default_workspace (target)");
    }
    const [own] = (await workspaces.list({})).items.filter(({ personal }) => personal);
    const personal = { organization: own?.organization.id ?? "", target: own?.id ?? "" };
    expect(await refusalOf(workspaces.archive(personal))).toBe("CONFLICT personal_organization");
    expect(await refusalOf(workspaces.remove({ ...personal, name: "Personal" }))).toBe(
      "CONFLICT personal_organization",
    );
  });

  test("that it is in already is told, and leaves no row", async () => {
    const of = await tenant();
    const { workspaces } = callerOf(of.owner);
    for (const change of [workspaces.unarchive, workspaces.resume, workspaces.restore]) {
      expect(await refusalOf(change(targetOf(of)))).toBe("CONFLICT unchanged");
    }
    expect(await actionsOf(of)).toEqual(["workspace.create"]);
  });

  test("is for admins of the organization, suspending for owners", async () => {
    const of = await tenant();
    const [admin, inside] = [await person(), await person()];
    await organizationMember(of.organization, admin, "admin");
    await workspaceMember(of.workspace, inside, "admin");
    expect(await refusalOf(callerOf(inside).workspaces.archive(targetOf(of)))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(inside).workspaces.remove(removalOf(of)))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(admin).workspaces.suspend(targetOf(of)))).toBe("FORBIDDEN permission_missing");
    expect(await callerOf(admin).workspaces.archive(targetOf(of))).toMatchObject({ status: "archived" });
  });
});

describe("a deleted workspace", () => {
  test("shows first what goes with it", async () => {
    const of = await tenant();
    await workspaceMember(of.workspace, await person());
    await credential(of.owner, of.workspace);
    await serviceAccount(of.workspace, { name: "Trainer" });
    await invitation(of.workspace, of.owner, "asked-0001@example.com");
    expect(await callerOf(of.owner).workspaces.previewRemoval(targetOf(of))).toMatchObject({
      name: of.workspace.name,
      projects: { total: 2, names: ["Default", of.project.name] },
      members: { total: 2 },
      serviceAccounts: { total: 1, names: ["Trainer"] },
      groups: { total: 0 },
      // The two that a workspace starts with.
      rules: { total: 2, names: [] },
      credentials: { total: 2 },
      invitations: { total: 1, names: ["asked-0001@example.com"] },
      links: { total: 0 },
    });
  });

  test("goes only by its name, typed", async () => {
    const of = await tenant();
    const { workspaces } = callerOf(of.owner);
    expect(await refusalOf(workspaces.remove({ ...targetOf(of), name: "Another" }))).toBe(
      "INVALID name_differs (name)",
    );
    expect(await workspaces.get({ workspace: of.workspace.id })).toMatchObject({ status: "active" });
    expect(await workspaces.remove({ ...targetOf(of), name: ` ${of.workspace.slug.toUpperCase()} ` })).toMatchObject({
      status: "deleted",
    });
  });

  test("is nowhere from the next request on, and its slug stays its own", async () => {
    const of = await tenant();
    const member = await person();
    await workspaceMember(of.workspace, member);
    const removed = await callerOf(of.owner).workspaces.remove(removalOf(of));
    expect(Date.parse(removed.restorableUntil ?? "") - Date.parse(removed.deletedAt ?? "")).toBe(30 * 86_400_000);
    const at = { workspace: of.workspace.id };
    for (const caller of [callerOf(of.owner), callerOf(member)]) {
      expect(await refusalOf(caller.workspaces.get(at))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(caller.projects.get({ ...at, project: of.project.id }))).toBe("NOT_FOUND not_found");
      const ids = (await caller.workspaces.list({})).items.map(({ id }) => id);
      expect(ids).not.toContain(of.workspace.id);
    }
    const { owner, organization, workspace } = of;
    expect(await refusalOf(callerOf(owner).workspaces.archive(targetOf(of)))).toBe("NOT_FOUND not_found");
    const again = callerOf(owner).workspaces.create({ organization: organization.id, name: "x", slug: workspace.slug });
    expect(await refusalOf(again)).toBe("CONFLICT taken (slug)");
    const notices = await sql('select "kind" from "notifications" where "userId" = $1', member.id);
    expect(notices).toEqual([]);
  });

  test("comes back with everything but credentials and invitations", async () => {
    const of = await tenant();
    const [admin, member] = [await person(), await person()];
    await workspaceMember(of.workspace, admin, "admin");
    await workspaceMember(of.workspace, member);
    const key = await credential(member, of.workspace);
    const asked = await invitation(of.workspace, of.owner);
    const removed = await callerOf(of.owner).workspaces.remove(removalOf(of));
    expect(removed).toMatchObject({ credentials: 1, invitations: 1 });
    expect(await sql('select "kind" from "notifications" where "userId" = $1', admin.id)).toEqual([
      { kind: "workspace.removed" },
    ]);
    const { organizations, workspaces } = callerOf(of.owner);
    const deleted = await organizations.listWorkspaces({ organization: of.organization.id, state: "deleted" });
    expect(deleted.items).toMatchObject([{ id: of.workspace.id, status: "deleted" }]);
    expect(await workspaces.restore(targetOf(of))).toMatchObject({ status: "active", deletedAt: null });
    const at = { workspace: of.workspace.id };
    expect((await callerOf(member).projects.list(at)).items).toHaveLength(1);
    expect((await callerOf(member).credentials.list(at)).items).toMatchObject([{ id: key.id, status: "disabled" }]);
    const [row] = await sql('select "status" from "invitations" where "id" = $1', asked.id);
    expect(row).toEqual({ status: "revoked" });
    expect(await actionsOf(of)).toEqual(["workspace.create", "workspace.remove", "workspace.restore"]);
  });

  test("is listed and restored by admins of the organization alone, for 30 days", async () => {
    const of = await tenant();
    const member = await person();
    await workspaceMember(of.workspace, member, "admin");
    await callerOf(of.owner).workspaces.remove(removalOf(of));
    const place = { organization: of.organization.id };
    const peek = callerOf(member).organizations.listWorkspaces({ ...place, state: "deleted" });
    expect(await refusalOf(peek)).toBe("FORBIDDEN permission_missing (state)");
    expect(await refusalOf(callerOf(member).workspaces.restore(targetOf(of)))).toBe("FORBIDDEN permission_missing");
    await sql(`update "workspaces" set "deletedAt" = now() - interval '31 days' where "id" = $1`, of.workspace.id);
    expect(await refusalOf(callerOf(of.owner).workspaces.restore(targetOf(of)))).toBe("EXPIRED expired");
    const list = await callerOf(of.owner).organizations.listWorkspaces({ ...place, state: "deleted" });
    expect(list.items).toEqual([]);
  });
});

test("a machine of the organization's owner deletes and restores by REST's procedures", async () => {
  const of = await tenant();
  const machine = callerWithCredential(await credential(of.owner, of.organization));
  expect(await machine.workspaces.remove(removalOf(of))).toMatchObject({ status: "deleted" });
  expect(await machine.workspaces.restore(targetOf(of))).toMatchObject({ status: "active" });
});
