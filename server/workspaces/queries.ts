import "server-only";
import type { WorkspaceRole } from "../access/rights/built-in-roles";
import { heldInWorkspace, workspaceRights, type Held } from "../access/rights/held";
import type { AccountScope, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";
import {
  closedOrganizations,
  enteredOrganizations,
  reachedWorkspaces,
  unexpired,
  WORKSPACE_STANDS,
} from "../access/reach";
import { containing, countOf, keyset, mergedPage, type Page, type PageInput } from "../paging";
import { stateFields, type StateColumns, type WorkspaceStateView, type WorkspaceView } from "./schema";

export const WORKSPACE_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  isDefault: true,
  createdAt: true,
  suspendedAt: true,
  archivedAt: true,
  organization: { select: { id: true, name: true, slug: true, personalOf: true, suspendedAt: true } },
} as const;

interface WorkspaceColumns {
  id: string;
  name: string;
  slug: string;
  isDefault: boolean;
  createdAt: Date;
  suspendedAt: Date | null;
  archivedAt: Date | null;
  organization: { id: string; name: string; slug: string; personalOf: string | null; suspendedAt: Date | null };
}

/** What an admin holds, by a role of their own or as the organization's. */
export const ADMIN: Held<WorkspaceRole> = { roles: ["admin"], permissions: [] };

export function toWorkspaceView(row: WorkspaceColumns, held: Held<WorkspaceRole>, suspended = false): WorkspaceView {
  const { organization } = row;
  const closed = suspended || row.suspendedAt !== null || organization.suspendedAt !== null;
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    isDefault: row.isDefault,
    personal: organization.personalOf !== null,
    organization: { id: organization.id, name: organization.name, slug: organization.slug },
    role: held.roles[0] ?? "custom",
    permissions: workspaceRights(held),
    status: closed ? "suspended" : row.archivedAt === null ? "active" : "archived",
    createdAt: row.createdAt.toISOString(),
  };
}

interface StateRow extends StateColumns {
  id: string;
  name: string;
  slug: string;
}

/** A workspace as its organization's administration sees it. */
export function toStateView({ id, name, slug, ...state }: StateRow): WorkspaceStateView {
  return { id, name, slug, ...stateFields(state) };
}

const ADMINS = ["owner", "admin"];

/** The workspaces of organizations that the caller administers: named once more, lest all there are be counted first. */
async function countInherited(scope: AccountScope, ids: readonly string[], matching: object): Promise<number> {
  const where = { ...matching, organizationId: { in: [...ids] } };
  const rows = await scope.db.organizationMember.findMany({
    where: { organizationId: { in: [...ids] } },
    select: { organization: { select: { _count: { select: { workspaces: { where } } } } } },
  });
  return rows.reduce((sum, { organization }) => sum + organization._count.workspaces, 0);
}

/**
 * The workspaces that the caller can enter: every one of an organization that they administer, elsewhere those with a
 * row of their own.
 */
export async function listWorkspaces(scope: AccountScope, input: PageInput): Promise<Page<WorkspaceView>> {
  const { after, orderBy, take } = keyset(input);
  const { search } = input;
  const text = search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
  const matching = { AND: [WORKSPACE_STANDS, text], ...reachedWorkspaces(scope.actor) };
  const onPage = { AND: [matching, after] };
  const closed = [...(await closedOrganizations(scope.actor)).keys()];
  const membership = { ...unexpired(), ...enteredOrganizations(scope.actor), NOT: { organizationId: { in: closed } } };
  const administered = await scope.db.organizationMember.findMany({
    where: { ...membership, role: { in: ADMINS } },
    select: {
      organizationId: true,
      suspendedAt: true,
      organization: { select: { workspaces: { where: onPage, orderBy, take, select: WORKSPACE_COLUMNS } } },
    },
  });
  const elsewhere = { ...unexpired(), organizationMember: { ...membership, role: { notIn: ADMINS } } };
  const joined = await scope.db.workspaceMember.findMany({
    where: { ...elsewhere, workspace: onPage },
    orderBy: { workspaceId: orderBy.id },
    take,
    select: {
      role: true,
      customRole: { select: { permissions: true } },
      organizationMember: { select: { suspendedAt: true } },
      workspace: { select: WORKSPACE_COLUMNS },
    },
  });
  const views = [
    ...administered.flatMap(({ suspendedAt, organization }) =>
      organization.workspaces.map((row) => toWorkspaceView(row, ADMIN, suspendedAt !== null)),
    ),
    ...joined.map(({ role, customRole, organizationMember, workspace }) =>
      toWorkspaceView(
        workspace,
        heldInWorkspace(role, customRole?.permissions),
        organizationMember.suspendedAt !== null,
      ),
    ),
  ];
  const ids = administered.map(({ organizationId }) => organizationId);
  const count = await countOf(
    input,
    views.length,
    async () =>
      (await countInherited(scope, ids, matching)) +
      (await scope.db.workspaceMember.count({ where: { ...elsewhere, workspace: matching } })),
  );
  return mergedPage(input, views, count);
}

export async function getWorkspace(scope: WorkspaceScope): Promise<WorkspaceView> {
  const row = await scope.db.workspace.findFirst({ select: WORKSPACE_COLUMNS });
  if (row === null) throw notFound();
  return toWorkspaceView(row, scope);
}
