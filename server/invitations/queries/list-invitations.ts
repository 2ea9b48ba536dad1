import "server-only";
import { projectsInSight } from "../../access/reach";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import { containing, countOf, keyset, toPage, type Page } from "../../paging";
import type { InvitationStatus, InvitationView, ListInvitationsInput } from "../schema";
import type { OrganizationInvitationView } from "../schema/in-organization";
import { INVITATION_COLUMNS } from "./columns";
import { namesFor } from "./names";
import { toInvitationView } from "./views";

function inState(status: InvitationStatus | undefined, now: Date) {
  if (status === undefined) return {};
  if (status === "pending") return { status, expiresAt: { gt: now } };
  if (status === "expired") return { OR: [{ status }, { status: "pending", expiresAt: { lte: now } }] };
  return { status };
}

/** The workspace's invitations with what became of their letters. */
export async function listInvitations(
  scope: WorkspaceScope,
  input: ListInvitationsInput,
): Promise<Page<InvitationView>> {
  const { after, orderBy, take } = keyset(input);
  const searched = input.search === undefined ? {} : { email: containing(input.search) };
  const sight = await projectsInSight(scope);
  // Who was asked into a private project alone shows to those who know of it.
  const known = sight === null ? {} : { OR: [{ projectId: null }, { projectId: { in: sight } }] };
  const where = { AND: [inState(input.status, new Date()), searched, known] };
  const rows = await scope.db.invitation.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: INVITATION_COLUMNS,
  });
  const names = await namesFor(scope.db, rows, sight);
  const count = await countOf(input, rows.length, (limit) => scope.db.invitation.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toInvitationView(row, names),
  );
}

/**
 * The invitations of all workspaces of the organization. Whoever may see them is an admin of each of these, so that no
 * project is out of their sight.
 */
export async function listOrganizationInvitations(
  scope: OrganizationScope,
  input: ListInvitationsInput,
): Promise<Page<OrganizationInvitationView>> {
  const { after, orderBy, take } = keyset(input);
  const searched = input.search === undefined ? {} : { email: containing(input.search) };
  const where = { AND: [inState(input.status, new Date()), searched, { workspace: { deletedAt: null } }] };
  const rows = await scope.db.invitation.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: { ...INVITATION_COLUMNS, workspace: { select: { id: true, name: true, slug: true } } },
  });
  const names = await namesFor(scope.db, rows, null);
  const count = await countOf(input, rows.length, (limit) => scope.db.invitation.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => ({ ...toInvitationView(row, names), workspace: row.workspace }),
  );
}
