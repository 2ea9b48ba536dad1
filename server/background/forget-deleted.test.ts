import { expect, test } from "vitest";
import { sealWaiting } from "@/server/audit/chain/seal-rows";
import { taskScope } from "@/server/background/task-scope";
import { issueInvoices } from "@/server/invoices/issue";
import { afterMonths, membersOn, onPro } from "@/server/testing/examples/billing";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { invitation, organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { forgetDeleted } from "./forget-deleted";

useDatabase();

/** A tenant with something in every room. */
async function furnished(): Promise<Tenant> {
  const of = await tenant();
  const member = await person();
  await workspaceMember(of.workspace, member);
  await organizationMember(of.organization, await person(), "admin");
  await credential(member, of.workspace);
  await serviceAccount(of.workspace);
  await invitation(of.workspace, of.owner);
  return of;
}

async function deletedDaysAgo(table: "organizations" | "workspaces" | "projects", id: string, days: number) {
  await sql(`update "${table}" set "deletedAt" = now() - make_interval(days => $2) where "id" = $1`, id, days);
}

async function isThere(table: "organizations" | "workspaces" | "projects", id: string): Promise<boolean> {
  return (await sql(`select 1 from "${table}" where "id" = $1`, id)).length === 1;
}

const rowsOf = (id: string) =>
  sql(`select "action", "actorType", "organizationId" from "audit_entries" where "targetId" = $1 order by "id"`, id);

test("what was deleted more than 30 days ago is forgotten with all that was in it; its audit rows stay", async () => {
  const of = await furnished();
  const { organization, workspace, project } = of;
  await deletedDaysAgo("organizations", organization.id, 31);
  await forgetDeleted(taskScope());
  expect(await isThere("organizations", organization.id)).toBe(false);
  expect(await isThere("workspaces", workspace.id)).toBe(false);
  expect(await isThere("projects", project.id)).toBe(false);
  expect(await rowsOf(organization.id)).toEqual([
    { action: "organization.create", actorType: "user", organizationId: organization.id },
    { action: "organization.purge", actorType: "system", organizationId: null },
  ]);
  expect(await sql('select 1 from "credentials" where "organizationId" = $1', organization.id)).toEqual([]);
  expect(await sealWaiting(taskScope())).toBeGreaterThan(0);
  const made = await callerOf(of.owner).organizations.create({ name: "Anew", slug: organization.slug });
  expect(made.slug).toBe(organization.slug);
});

test("a workspace is forgotten alone, and its organization says so in its audit", async () => {
  const { owner, organization, workspace } = await furnished();
  await deletedDaysAgo("workspaces", workspace.id, 31);
  await forgetDeleted(taskScope());
  expect(await isThere("workspaces", workspace.id)).toBe(false);
  expect(await isThere("organizations", organization.id)).toBe(true);
  expect((await rowsOf(workspace.id)).at(-1)).toEqual({
    action: "workspace.purge",
    actorType: "system",
    organizationId: organization.id,
  });
  expect(await callerOf(owner).organizations.get({ organization: organization.id })).toMatchObject({ role: "owner" });
});

test("what was deleted less than 30 days ago stays, and what was not deleted", async () => {
  const { organization, workspace, project } = await furnished();
  await deletedDaysAgo("workspaces", workspace.id, 29);
  await deletedDaysAgo("projects", project.id, 29);
  await forgetDeleted(taskScope());
  expect(await isThere("organizations", organization.id)).toBe(true);
  expect(await isThere("workspaces", workspace.id)).toBe(true);
  expect(await isThere("projects", project.id)).toBe(true);
});

test("an organization whose last month is still to be invoiced waits for that", async () => {
  const of = await tenant();
  await onPro(of);
  const { id } = of.organization;
  await sql(`update "subscription_changes" set "at" = now() - interval '70 days' where "organizationId" = $1`, id);
  await membersOn(id, "current_date - 45", "current_date - 44", 1);
  await deletedDaysAgo("organizations", id, 31);
  await forgetDeleted(taskScope());
  expect(await isThere("organizations", id)).toBe(true);
  await issueInvoices(taskScope(), afterMonths());
  await forgetDeleted(taskScope());
  expect(await isThere("organizations", id)).toBe(false);
  expect(await sql('select 1 from "invoices" where "organizationId" = $1', id)).toHaveLength(1);
});
