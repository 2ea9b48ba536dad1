import "server-only";
import { workspaceRoleOf, type WorkspaceRole } from "../access/permissions";
import type { AccountScope, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";
import { enteredOrganizations, reachedWorkspaces, unexpired } from "../access/reach";
import { containing, keyset, mergedPage, type Page, type PageInput } from "../paging";
import type { WorkspaceView } from "./schema";

export const WORKSPACE_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  isDefault: true,
  createdAt: true,
  suspendedAt: true,
  organization: { select: { id: true, name: true, slug: true, personalOf: true, suspendedAt: true } },
} as const;

interface WorkspaceColumns {
  id: string;
  name: string;
  slug: string;
  isDefault: boolean;
  createdAt: Date;
  suspendedAt: Date | null;
  organization: { id: string; name: string; slug: string; personalOf: string | null; suspendedAt: Date | null };
}

export function toWorkspaceView(row: WorkspaceColumns, role: WorkspaceRole, suspended = false): WorkspaceView {
  const { organization } = row;
  const closed = suspended || row.suspendedAt !== null || organization.suspendedAt !== null;
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    isDefault: row.isDefault,
    personal: organization.personalOf !== null,
    organization: { id: organization.id, name: organization.name, slug: organization.slug },
    role,
    status: closed ? "suspended" : "active",
    createdAt: row.createdAt.toISOString(),
  };
}

const ADMINS = ["owner", "admin"];

/**
 * The workspaces that the caller can enter: every one of an organization that they administer, elsewhere those with a
 * row of their own.
 */
export async function listWorkspaces(scope: AccountScope, input: PageInput): Promise<Page<WorkspaceView>> {
  const { after, orderBy, take } = keyset(input);
  const { search } = input;
  const text = search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
  const matching = { ...text, ...reachedWorkspaces(scope.actor) };
  const onPage = { AND: [matching, after] };
  const membership = { ...unexpired(), ...enteredOrganizations(scope.actor) };
  const administered = await scope.db.organizationMember.findMany({
    where: { ...membership, role: { in: ADMINS } },
    select: {
      suspendedAt: true,
      organization: {
        select: {
          workspaces: { where: onPage, orderBy, take, select: WORKSPACE_COLUMNS },
          _count: { select: { workspaces: { where: matching } } },
        },
      },
    },
  });
  const elsewhere = { ...unexpired(), organizationMember: { ...membership, role: { notIn: ADMINS } } };
  const joined = await scope.db.workspaceMember.findMany({
    where: { ...elsewhere, workspace: onPage },
    orderBy: { workspaceId: orderBy.id },
    take,
    select: {
      role: true,
      organizationMember: { select: { suspendedAt: true } },
      workspace: { select: WORKSPACE_COLUMNS },
    },
  });
  const joinedCount = await scope.db.workspaceMember.count({ where: { ...elsewhere, workspace: matching } });
  const views = [
    ...administered.flatMap(({ suspendedAt, organization }) =>
      organization.workspaces.map((row) => toWorkspaceView(row, "admin", suspendedAt !== null)),
    ),
    ...joined.map(({ role, organizationMember, workspace }) =>
      toWorkspaceView(workspace, workspaceRoleOf(role), organizationMember.suspendedAt !== null),
    ),
  ];
  const count = administered.reduce((sum, row) => sum + row.organization._count.workspaces, joinedCount);
  return mergedPage(input, views, count);
}

export async function getWorkspace(scope: WorkspaceScope): Promise<WorkspaceView> {
  const row = await scope.db.workspace.findFirst({ select: WORKSPACE_COLUMNS });
  if (row === null) throw notFound();
  return toWorkspaceView(row, scope.roles[0] ?? "viewer");
}
