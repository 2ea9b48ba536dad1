import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { invitation, organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

describe("a deleted organization", () => {
  test("shows first what goes with it", async () => {
    const { owner, organization, workspace } = await tenant();
    await credential(owner, organization);
    await invitation(workspace, owner);
    expect(await callerOf(owner).organizations.previewRemoval({ organization: organization.id })).toMatchObject({
      name: organization.name,
      workspaces: { total: 2, names: ["Default", workspace.name] },
      projects: 3,
      members: 1,
      serviceAccounts: 0,
      credentials: 1,
      invitations: 1,
    });
  });

  test("is deleted by an owner alone, who types its name", async () => {
    const { owner, organization } = await tenant();
    const admin = await person();
    await organizationMember(organization, admin, "admin");
    const at = { organization: organization.id };
    const byAdmin = callerOf(admin).organizations.remove({ ...at, name: organization.name });
    expect(await refusalOf(byAdmin)).toBe("FORBIDDEN permission_missing");
    const other = callerOf(owner).organizations.remove({ ...at, name: "Another" });
    expect(await refusalOf(other)).toBe("INVALID name_differs (name)");
    expect(await callerOf(owner).organizations.get(at)).toMatchObject({ status: "active" });
  });

  test("is never the personal one", async () => {
    const who = await person();
    const [own] = (await callerOf(who).organizations.list({})).items;
    const remove = callerOf(who).organizations.remove({ organization: own?.id ?? "", name: "Personal" });
    expect(await refusalOf(remove)).toBe("CONFLICT personal_organization");
  });

  test("is nowhere from the next request on, and its owner finds it among the deleted ones", async () => {
    const { owner, organization, workspace, project } = await tenant();
    const member = await person();
    await workspaceMember(workspace, member);
    const at = { organization: organization.id };
    await callerOf(owner).organizations.remove({ ...at, name: organization.slug });
    for (const caller of [callerOf(owner), callerOf(member)]) {
      expect(await refusalOf(caller.organizations.get(at))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(caller.workspaces.get({ workspace: workspace.id }))).toBe("NOT_FOUND not_found");
      const reading = caller.projects.get({ workspace: workspace.id, project: project.id });
      expect(await refusalOf(reading)).toBe("NOT_FOUND not_found");
      expect((await caller.organizations.list({})).items.map(({ id }) => id)).not.toContain(organization.id);
    }
    const again = callerOf(owner).organizations.create({ name: "x", slug: organization.slug });
    expect(await refusalOf(again)).toBe("CONFLICT taken (slug)");
    const mine = await callerOf(owner).organizations.listDeleted({});
    expect(mine.items).toMatchObject([{ id: organization.id, slug: organization.slug }]);
    expect((await callerOf(member).organizations.listDeleted({})).items).toEqual([]);
  });

  test("comes back whole, but for credentials, invitations and links", async () => {
    const { owner, organization, workspace, project } = await tenant();
    const [admin, member] = [await person(), await person()];
    await organizationMember(organization, admin, "admin");
    await workspaceMember(workspace, member);
    const key = await credential(member, workspace);
    const asked = await invitation(workspace, owner);
    const at = { organization: organization.slug };
    const removed = await callerOf(owner).organizations.remove({ ...at, name: organization.name });
    expect(removed).toMatchObject({ credentials: 1, invitations: 1, links: 0 });
    expect(await sql('select "kind" from "notifications" where "userId" = $1', admin.id)).toEqual([
      { kind: "organization.removed" },
    ]);
    expect(await refusalOf(callerOf(admin).organizations.restore(at))).toBe("FORBIDDEN permission_missing");
    expect(await callerOf(owner).organizations.restore(at)).toMatchObject({ id: organization.id, status: "active" });
    expect(await refusalOf(callerOf(owner).organizations.restore(at))).toBe("CONFLICT unchanged");
    const place = { workspace: workspace.id };
    expect(await callerOf(owner).projects.get({ ...place, project: project.id })).toMatchObject({ id: project.id });
    expect((await callerOf(member).credentials.list(place)).items).toMatchObject([{ id: key.id, status: "disabled" }]);
    expect(await sql('select "status" from "invitations" where "id" = $1', asked.id)).toEqual([{ status: "revoked" }]);
    const rows = await sql(
      `select "action" from "audit_entries" where "targetId" = $1 and "result" = 'done' order by "id"`,
      organization.id,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "organization.create",
      "organization.remove",
      "organization.restore",
    ]);
  });

  test("is restored for 30 days and no longer", async () => {
    const { owner, organization } = await tenant();
    const at = { organization: organization.id };
    await callerOf(owner).organizations.remove({ ...at, name: organization.name });
    await sql(`update "organizations" set "deletedAt" = now() - interval '31 days' where "id" = $1`, organization.id);
    expect(await refusalOf(callerOf(owner).organizations.restore(at))).toBe("EXPIRED expired");
    expect((await callerOf(owner).organizations.listDeleted({})).items).toEqual([]);
  });
});
