import "server-only";
import { mayAlso } from "../../access/limits/credential-scopes";
import { unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import { groupFigures } from "../../db/hot/people/group-figures";
import type { TransactionDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { GroupRemovalView, GroupView } from "../schema";
import { GROUP_KINDS } from "../kinds";

export const GROUP_COLUMNS = { id: true, name: true, description: true, kind: true, createdAt: true } as const;

interface GroupColumns {
  id: string;
  kind: string;
  name: string;
  description: string;
  createdAt: Date;
}

/** The views of some groups, in their order, also in the transaction that changed them. */
async function toViews(
  scope: WorkspaceScope,
  rows: readonly GroupColumns[],
  tx?: TransactionDatabase,
): Promise<GroupView[]> {
  const ids = rows.map(({ id }) => id);
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const figures = ids.length === 0 ? [] : await groupFigures({ ...place, ids }, tx);
  const byGroup = new Map(figures.map((row) => [row.id, row]));
  return rows.map(({ id, name, description, kind, createdAt }) => ({
    id,
    name,
    description,
    kind: GROUP_KINDS.find((one) => one === kind) ?? "ordinary",
    memberCount: Number(byGroup.get(id)?.memberCount ?? 0),
    firstMembers: byGroup.get(id)?.firstMembers ?? [],
    createdAt: createdAt.toISOString(),
  }));
}

export async function listGroups(scope: WorkspaceScope, input: PageInput): Promise<Page<GroupView>> {
  const { db } = scope;
  const { after, orderBy, take } = keyset(input);
  const { search } = input;
  const where = search === undefined ? {} : { OR: [{ name: containing(search) }, { description: containing(search) }] };
  const rows = await db.group.findMany({ where: { AND: [where, after] }, orderBy, take, select: GROUP_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => db.group.count({ where, ...limit }));
  return toPage(
    input,
    await toViews(scope, rows),
    count,
    (view) => view.id,
    (view) => view,
  );
}

/** One group, also in the transaction that changed it. */
export async function getGroup(scope: WorkspaceScope, id: string, tx?: TransactionDatabase): Promise<GroupView> {
  const row = await (tx ?? scope.db).group.findFirst({ where: { id }, select: GROUP_COLUMNS });
  const [view] = row === null ? [] : await toViews(scope, [row], tx);
  if (view === undefined) throw notFound();
  return view;
}

/** So many vaults are named; the total counts all of them. */
const NAMED = 50;

async function losingVaults(scope: WorkspaceScope, id: string): Promise<GroupRemovalView["vaults"]> {
  const where = { groups: { some: { groupId: id } } };
  const total = await scope.db.vault.count({ where });
  if (total === 0 || !mayAlso(scope, "vault.list")) return { total, items: [] };
  const select = { id: true, name: true } as const;
  const items = await scope.db.vault.findMany({ where, orderBy: { position: "asc" }, take: NAMED, select });
  return { total, items };
}

/** What the deletion of a group ends: memberships, and what invitations promise. */
export async function previewGroupRemoval(scope: WorkspaceScope, id: string): Promise<GroupRemovalView> {
  const { db } = scope;
  const { memberCount, firstMembers: first } = await getGroup(scope, id);
  const leading = { groupIds: { has: id } };
  const invitations = await db.invitation.count({ where: { ...leading, status: "pending" } });
  const links = await db.invitationLink.count({ where: { ...leading, revokedAt: null } });
  const rules = await db.accessGrant.count({ where: { groupId: id, ...unexpired() } });
  const serviceAccounts = await db.serviceAccount.count({ where: { ownerGroupId: id } });
  const vaults = await losingVaults(scope, id);
  return { memberCount, firstMembers: first, invitations: invitations + links, serviceAccounts, rules, vaults };
}
