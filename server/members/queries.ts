import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import { organizationRoleOf, workspaceRoleOf } from "../access/permissions";
import { unexpired } from "../access/reach";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { MemberView, OrganizationMemberView } from "./schema";

const MEMBER_COLUMNS = {
  userId: true,
  role: true,
  source: true,
  vouchedById: true,
  createdAt: true,
  expiresAt: true,
  suspendedAt: true,
  user: { select: { id: true, name: true, email: true, suspendedAt: true, lastSignInAt: true } },
} as const;

interface MemberColumns {
  userId: string;
  role: string;
  source: string;
  vouchedById: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  suspendedAt: Date | null;
  user: { id: string; name: string; email: string; suspendedAt: Date | null; lastSignInAt: Date | null };
}

interface WorkspaceRow {
  role: string;
  source: string;
  createdAt: Date;
  expiresAt: Date | null;
}

function membership(row: MemberColumns, toAdmin: boolean) {
  const { id, name, email, suspendedAt, lastSignInAt } = row.user;
  return {
    user: { id, name, email },
    status: row.suspendedAt === null && suspendedAt === null ? ("active" as const) : ("suspended" as const),
    joinedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastSignInAt: toAdmin ? (lastSignInAt?.toISOString() ?? null) : null,
  };
}

function sourceOf(source: string) {
  return source === "invitation" ? ("invitation" as const) : ("manual" as const);
}

function earlier(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function toMemberView(row: MemberColumns & { workspaces: WorkspaceRow[] }, toAdmin: boolean): MemberView {
  const [own] = row.workspaces;
  const organizationRole = organizationRoleOf(row.role);
  if (own === undefined) return { ...membership(row, toAdmin), role: "admin", source: "inherited", organizationRole };
  return {
    ...membership({ ...row, createdAt: own.createdAt, expiresAt: earlier(own.expiresAt, row.expiresAt) }, toAdmin),
    role: workspaceRoleOf(own.role),
    source: sourceOf(own.source),
    organizationRole,
  };
}

function toOrganizationMemberView(row: MemberColumns, toAdmin: boolean): OrganizationMemberView {
  return {
    ...membership(row, toAdmin),
    role: organizationRoleOf(row.role),
    source: sourceOf(row.source),
    vouchedBy: row.vouchedById,
  };
}

function matching(search: string | undefined) {
  return search === undefined ? {} : { user: { OR: [{ name: containing(search) }, { email: containing(search) }] } };
}

/** The page's position is a person's id: lists of people are ordered by the age of the account. */
function afterPerson(after: { id?: { lt: string } | { gt: string } }) {
  return after.id === undefined ? {} : { userId: after.id };
}

function inWorkspace(workspaceId: string) {
  const rows = { workspaceId, ...unexpired() };
  const select = { role: true, source: true, createdAt: true, expiresAt: true } as const;
  const belongs = { OR: [{ workspaces: { some: rows } }, { role: { in: ["owner", "admin"] } }] };
  return { belongs, columns: { ...MEMBER_COLUMNS, workspaces: { where: rows, select } } };
}

/** The people of the workspace; the organization's owners and admins are shown as inherited where they have no row. */
export async function listMembers(scope: WorkspaceScope, input: PageInput): Promise<Page<MemberView>> {
  const { after, orderBy, take } = keyset(input);
  const { belongs, columns } = inWorkspace(scope.workspace.id);
  const where = { AND: [unexpired(), belongs, matching(input.search)] };
  const rows = await scope.db.organizationMember.findMany({
    where: { AND: [where, afterPerson(after)] },
    orderBy: { userId: orderBy.id },
    take,
    select: columns,
  });
  const count = await scope.db.organizationMember.count({ where, ...countLimit(input) });
  const toAdmin = scope.roles.includes("admin");
  return toPage(
    input,
    rows,
    count,
    (row) => row.userId,
    (row) => toMemberView(row, toAdmin),
  );
}

/** One person of the workspace, read in the transaction that changed them. */
export async function getMember(
  tx: Pick<ReadDatabase, "organizationMember">,
  workspaceId: string,
  userId: string,
): Promise<MemberView> {
  const row = await tx.organizationMember.findFirst({ where: { userId }, select: inWorkspace(workspaceId).columns });
  if (row === null) throw notFound();
  return toMemberView(row, true);
}

export async function listOrganizationMembers(
  scope: OrganizationScope,
  input: PageInput,
): Promise<Page<OrganizationMemberView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { AND: [unexpired(), matching(input.search)] };
  const rows = await scope.db.organizationMember.findMany({
    where: { AND: [where, afterPerson(after)] },
    orderBy: { userId: orderBy.id },
    take,
    select: MEMBER_COLUMNS,
  });
  const count = await scope.db.organizationMember.count({ where, ...countLimit(input) });
  const toAdmin = scope.roles.includes("owner") || scope.roles.includes("admin");
  return toPage(
    input,
    rows,
    count,
    (row) => row.userId,
    (row) => toOrganizationMemberView(row, toAdmin),
  );
}

export async function getOrganizationMember(
  tx: Pick<ReadDatabase, "organizationMember">,
  userId: string,
): Promise<OrganizationMemberView> {
  const row = await tx.organizationMember.findFirst({ where: { userId }, select: MEMBER_COLUMNS });
  if (row === null) throw notFound();
  return toOrganizationMemberView(row, true);
}
