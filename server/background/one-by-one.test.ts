import { expect, test } from "vitest";
import { expireRules } from "@/server/access-rules/expire-rules";
import { sealWaiting } from "@/server/audit/chain/seal-rows";
import type { SystemScope } from "@/server/access/scope";
import { expireMemberships } from "@/server/members/expire-memberships";
import { remindOfCredentials } from "@/server/notifications/remind-of-credentials";
import { remindOfEndDates } from "@/server/notifications/remind";
import { purgeOrganizations } from "@/server/organizations/commands/purge-organizations";
import { purgeProjects } from "@/server/projects/commands/purge-projects";
import { rollBackSso } from "@/server/require-sso/roll-back";
import { accessRule } from "@/server/testing/factories/access";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { systemRequest } from "@/server/testing/requests";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { measureUsage } from "@/server/usage/measure";
import { purgeWorkspaces } from "@/server/workspaces/commands/purge-workspaces";

useDatabase();

interface Task {
  run: (scope: SystemScope) => Promise<unknown>;
  prepare: (of: Tenant) => Promise<unknown>;
  /** Where it writes, and its rows of one customer. */
  writes: string;
  column: "organizationId" | "chain";
  where?: string;
}

const AUDIT = { writes: "audit_entries", column: "organizationId" } as const;
const NOTICES = { writes: "notifications", column: "organizationId" } as const;

async function memberUntil(of: Tenant, when: string) {
  const member = await person();
  await workspaceMember(of.workspace, member);
  const ends = `update "workspace_members" set "expiresAt" = ${when} where "workspaceId" = $1 and "userId" = $2`;
  await sql(ends, of.workspace.id, member.id);
}

function deleted(table: "organizations" | "workspaces" | "projects", idOf: (of: Tenant) => string) {
  return (of: Tenant) =>
    sql(`update "${table}" set "deletedAt" = now() - interval '31 days' where "id" = $1`, idOf(of));
}

const TASKS: Readonly<Record<string, Task>> = {
  "expire-memberships": {
    ...AUDIT,
    run: expireMemberships,
    prepare: (of) => memberUntil(of, "now() - interval '1 minute'"),
    where: `"action" = 'membership.expire'`,
  },
  "expire-access-rules": {
    ...AUDIT,
    run: expireRules,
    prepare: ({ workspace, owner }) => accessRule(workspace, [{ user: owner.id }], { expiresAt: new Date(0) }),
    where: `"action" = 'access-rule.expire'`,
  },
  "roll-back-sso": {
    ...AUDIT,
    run: rollBackSso,
    prepare: ({ organization }) =>
      sql(
        `update "organizations" set "ssoRequiredAt" = now() - interval '1 day', "ssoRollsBackAt" = now() - interval '1 minute'
         where "id" = $1`,
        organization.id,
      ),
    where: `"action" = 'organization.roll-back-sso'`,
  },
  "forget deleted projects": {
    ...AUDIT,
    run: purgeProjects,
    prepare: deleted("projects", ({ project }) => project.id),
    where: `"action" = 'project.purge'`,
  },
  "forget deleted workspaces": {
    ...AUDIT,
    run: purgeWorkspaces,
    prepare: deleted("workspaces", ({ workspace }) => workspace.id),
    where: `"action" = 'workspace.purge'`,
  },
  "remind-of-end-dates": {
    ...NOTICES,
    run: remindOfEndDates,
    prepare: (of) => memberUntil(of, "now() + interval '1 hour'"),
  },
  "remind-of-credentials": {
    ...NOTICES,
    run: remindOfCredentials,
    prepare: async ({ owner, workspace }) => {
      const { id } = await credential(owner, workspace);
      await sql(`update "credentials" set "expiresAt" = now() + interval '1 hour' where "id" = $1`, id);
    },
  },
  "measure-usage": {
    writes: "usage_days",
    column: "organizationId",
    run: measureUsage,
    prepare: () => Promise.resolve(),
  },
  "seal-audit": { writes: "audit_seals", column: "chain", run: sealWaiting, prepare: () => Promise.resolve() },
};

test.each(Object.entries(TASKS))("%s: a customer for whom it fails keeps no other back", async (_, task) => {
  const [first, failing, last] = [await tenant(), await tenant(), await tenant()];
  for (const of of [first, failing, last]) await task.prepare(of);
  const { writes, column, where = "true" } = task;
  const refused = `"${column}" is distinct from '${failing.organization.id}'`;
  await sql(`alter table "${writes}" add constraint "refused" check (${refused}) not valid`);
  try {
    await expect(task.run(systemRequest())).rejects.toThrow();
  } finally {
    await sql(`alter table "${writes}" drop constraint "refused"`);
  }
  expect(takeServerErrors().length).toBeGreaterThan(0);
  const rows = async ({ organization }: Tenant) =>
    (await sql(`select 1 from "${writes}" where "${column}" = $1 and ${where}`, organization.id)).length > 0;
  expect([await rows(first), await rows(failing), await rows(last)]).toEqual([true, false, true]);
  await task.run(systemRequest());
  expect(await rows(failing)).toBe(true);
});

test("organizations that nobody restored are forgotten each by itself", async () => {
  const all = [await tenant(), await tenant(), await tenant()];
  for (const of of all) await deleted("organizations", ({ organization }) => organization.id)(of);
  const [, failing] = all.map(({ organization }) => organization.id);
  await sql(`alter table "audit_entries" add constraint "refused" check ("targetId" <> '${failing ?? ""}') not valid`);
  await expect(purgeOrganizations(systemRequest())).rejects.toThrow();
  await sql(`alter table "audit_entries" drop constraint "refused"`);
  expect(takeServerErrors()).toHaveLength(1);
  const left = await sql('select "id" from "organizations" where "deletedAt" is not null');
  expect(left).toEqual([{ id: failing }]);
});
