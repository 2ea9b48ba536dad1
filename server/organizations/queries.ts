import "server-only";
import { organizationRoleOf, workspaceRoleOf, type OrganizationRole } from "../access/rights/built-in-roles";
import type { AccountScope, OrganizationScope } from "../access/scope";
import { organizationAllows } from "../access/rights/held";
import { AppError, notFound } from "../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { closedOrganizations, reachedOrganizations, unexpired } from "../access/reach";
import { RESTORE_MILLISECONDS, stateFields } from "../workspaces/schema";
import type { ListOrganizationWorkspacesInput, OrganizationView, OrganizationWorkspaceView } from "./schema";

export const ORGANIZATION_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  personalOf: true,
  createdAt: true,
  suspendedAt: true,
} as const;

interface OrganizationColumns {
  id: string;
  name: string;
  slug: string;
  personalOf: string | null;
  createdAt: Date;
  suspendedAt: Date | null;
}

export function toOrganizationView(
  row: OrganizationColumns,
  role: OrganizationRole,
  suspended = false,
  needs: OrganizationView["needs"] = null,
): OrganizationView {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    personal: row.personalOf !== null,
    role,
    status: suspended || row.suspendedAt !== null ? "suspended" : "active",
    needs,
    createdAt: row.createdAt.toISOString(),
  };
}

function matching(search: string | undefined) {
  return search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
}

/** The organizations that the caller belongs to, as far as a credential reaches them. */
export async function listOrganizations(scope: AccountScope, input: PageInput): Promise<Page<OrganizationView>> {
  const { after, orderBy, take } = keyset(input);
  const matched = { AND: [{ deletedAt: null }, matching(input.search)] };
  const where = { ...unexpired(), ...reachedOrganizations(scope.actor), organization: matched };
  const rows = await scope.db.organizationMember.findMany({
    where: { ...where, organization: { AND: [matched, after] } },
    orderBy: { organizationId: orderBy.id },
    take,
    select: { role: true, suspendedAt: true, organization: { select: ORGANIZATION_COLUMNS } },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.organizationMember.count({ where, ...limit }));
  const closed = await closedOrganizations(scope.actor);
  return toPage(
    input,
    rows,
    count,
    (row) => row.organization.id,
    ({ organization, role, suspendedAt }) => {
      const needs = closed.get(organization.id) ?? null;
      return toOrganizationView(organization, organizationRoleOf(role), suspendedAt !== null, needs);
    },
  );
}

export async function getOrganization(scope: OrganizationScope): Promise<OrganizationView> {
  const row = await scope.db.organization.findFirst({ select: ORGANIZATION_COLUMNS });
  if (row === null) throw notFound();
  return toOrganizationView(row, scope.roles[0] ?? "member");
}

/** What the states of a list mean in the database; what is to be forgotten in a moment is in none. */
function inState(state: ListOrganizationWorkspacesInput["state"]) {
  if (state === "deleted") return { deletedAt: { gt: new Date(Date.now() - RESTORE_MILLISECONDS) } };
  const standing = { deletedAt: null };
  if (state === "suspended") return { ...standing, suspendedAt: { not: null } };
  if (state === "archived") return { ...standing, suspendedAt: null, archivedAt: { not: null } };
  return state === "active" ? { ...standing, suspendedAt: null, archivedAt: null } : standing;
}

/**
 * All workspaces for owners and admins, for everybody else those that they are in.
 * @throws FORBIDDEN permission_missing where deleted ones are asked for by somebody who may not restore them
 */
export async function listOrganizationWorkspaces(
  scope: OrganizationScope,
  input: ListOrganizationWorkspacesInput,
): Promise<Page<OrganizationWorkspaceView>> {
  if (input.state === "deleted" && !organizationAllows(scope.roles, "workspace.restore")) {
    throw new AppError("FORBIDDEN", "permission_missing", "state", { permission: "workspace.restore" });
  }
  const everywhere = scope.roles.includes("owner") || scope.roles.includes("admin");
  const mine = { userId: scope.actor.id, ...unexpired() };
  const { after, orderBy, take } = keyset(input);
  const reached = everywhere ? {} : { members: { some: mine } };
  const where = { ...inState(input.state), ...matching(input.search), ...reached };
  const rows = await scope.db.workspace.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: {
      id: true,
      name: true,
      slug: true,
      isDefault: true,
      createdAt: true,
      archivedAt: true,
      suspendedAt: true,
      deletedAt: true,
      members: { where: mine, select: { role: true } },
    },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.workspace.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ members, createdAt, archivedAt, suspendedAt, deletedAt, ...row }) => ({
      ...row,
      role: everywhere ? "admin" : roleOf(members[0]?.role ?? "viewer"),
      createdAt: createdAt.toISOString(),
      ...stateFields({ archivedAt, suspendedAt, deletedAt }),
    }),
  );
}

function roleOf(role: string): OrganizationWorkspaceView["role"] {
  return role === "custom" ? "custom" : workspaceRoleOf(role);
}
