import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";
import { readInviters } from "../../invitations/views/inviters";
import { countOf, keyset, toPage, type Page } from "../../paging";
import type { LinkView, ListLinksInput } from "../schema";
import { LINK_COLUMNS, linksIn, linkStatusOf, type LinkColumns } from "./columns";

const NAMED = { id: true, name: true } as const;

/** What the ids in some links are called, and whether their makers may still invite. */
async function namesFor(db: ReadDatabase, workspaceId: string, rows: readonly LinkColumns[]) {
  const groupIds = rows.flatMap(({ groupIds: ids }) => ids);
  const roleIds = rows.flatMap(({ roleId }) => roleId ?? []);
  const groups = await db.group.findMany({ where: { id: { in: groupIds } }, select: NAMED });
  const roles = await db.role.findMany({ where: { id: { in: roleIds } }, select: NAMED });
  const makerIds = rows.map(({ createdById }) => createdById);
  const makers = await readInviters(db, [workspaceId], makerIds, "invitation-link.create");
  return {
    groups: new Map(groups.map((group) => [group.id, group])),
    roles: new Map(roles.map((role) => [role.id, role])),
    makers,
  };
}

type LinkNames = Awaited<ReturnType<typeof namesFor>>;

function toLinkView(row: LinkColumns, names: LinkNames): LinkView {
  return {
    id: row.id,
    role: row.role,
    customRole: names.roles.get(row.roleId ?? "") ?? null,
    groups: row.groupIds.flatMap((id) => names.groups.get(id) ?? []),
    allowedDomains: row.allowedDomains,
    useMaximum: row.useMaximum,
    uses: row.uses,
    status: linkStatusOf(row),
    memberUntil: row.memberUntil?.toISOString() ?? null,
    createdBy: { id: row.createdById, name: names.makers.names.get(row.createdById) ?? null },
    creatorMayInvite: names.makers.mayLetIn(row.createdById, row.workspaceId),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** The views of some links, in a few statements for any number of them. */
export async function toLinkViews(db: ReadDatabase, workspaceId: string, rows: readonly LinkColumns[]) {
  const names = await namesFor(db, workspaceId, rows);
  return rows.map((row) => toLinkView(row, names));
}

/** The links of a workspace, with how often each was used. */
export async function listLinks(scope: WorkspaceScope, input: ListLinksInput): Promise<Page<LinkView>> {
  const { after, orderBy, take } = keyset(input);
  const where = linksIn(input.status);
  const rows = await scope.db.invitationLink.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: LINK_COLUMNS,
  });
  const views = await toLinkViews(scope.db, scope.workspace.id, rows);
  const count = await countOf(input, rows.length, (limit) => scope.db.invitationLink.count({ where, ...limit }));
  return toPage(
    input,
    views,
    count,
    (view) => view.id,
    (view) => view,
  );
}
