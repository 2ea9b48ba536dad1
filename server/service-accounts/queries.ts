import "server-only";
import { unexpired } from "../access/reach";
import type { WorkspaceScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import type { ServiceAccountRemovalView, ServiceAccountView } from "./schema";

/** One that is built into a project belongs to that project's credentials and is in no list of service accounts. */
export const OF_THE_WORKSPACE = { projectId: null } as const;

type Database = Pick<ReadDatabase, "serviceAccount" | "credential">;

function columns() {
  const group = { select: { id: true, name: true } } as const;
  return {
    id: true,
    name: true,
    role: true,
    allowImpersonation: true,
    suspendedAt: true,
    createdAt: true,
    groups: { where: unexpired(), orderBy: { groupId: "asc" as const }, select: { group } },
    ownerGroup: group,
  } as const;
}

interface Columns {
  id: string;
  name: string;
  role: string;
  allowImpersonation: boolean;
  suspendedAt: Date | null;
  createdAt: Date;
  groups: { group: { id: string; name: string } }[];
  ownerGroup: { id: string; name: string } | null;
}

function distinct(groups: Columns["groups"]): { id: string; name: string }[] {
  return [...new Map(groups.map(({ group }) => [group.id, group])).values()];
}

interface Figures {
  /** Credentials that work now. */
  working: number;
  /** When one of all its credentials was used last. */
  lastUsedAt: Date | null;
}

/** Of the credentials of some service accounts, by two look-ups for all of them. */
async function readFigures(db: Database, rows: readonly Columns[]): Promise<Map<string, Figures>> {
  const theirs = { serviceAccountId: { in: rows.map(({ id }) => id) } };
  const by = ["serviceAccountId" as const];
  const used = await db.credential.groupBy({ by, where: theirs, _max: { lastUsedAt: true } });
  const working = await db.credential.groupBy({
    by,
    where: { ...theirs, revokedAt: null, disabledAt: null, ...unexpired() },
    _count: { _all: true },
  });
  const counts = new Map(working.map(({ serviceAccountId, _count }) => [serviceAccountId, _count._all]));
  return new Map(
    used.map(({ serviceAccountId: id, _max }) => [
      id ?? "",
      { working: counts.get(id) ?? 0, lastUsedAt: _max.lastUsedAt },
    ]),
  );
}

function toView(row: Columns, figures: Figures | undefined): ServiceAccountView {
  const { id, name, role, allowImpersonation, suspendedAt, ownerGroup, createdAt } = row;
  return {
    id,
    name,
    role: role === "member" ? "member" : "viewer",
    allowImpersonation,
    status: suspendedAt === null ? "active" : "suspended",
    credentialCount: figures?.working ?? 0,
    lastUsedAt: figures?.lastUsedAt?.toISOString() ?? null,
    groups: distinct(row.groups),
    ownerGroup,
    createdAt: createdAt.toISOString(),
  };
}

export async function listServiceAccounts(scope: WorkspaceScope, input: PageInput): Promise<Page<ServiceAccountView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { ...OF_THE_WORKSPACE, ...(input.search === undefined ? {} : { name: containing(input.search) }) };
  const rows = await scope.db.serviceAccount.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: columns(),
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.serviceAccount.count({ where, ...limit }));
  const figures = await readFigures(scope.db, rows);
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toView(row, figures.get(row.id)),
  );
}

/** One service account, also in the transaction that made it. */
export async function getServiceAccount(db: Database, id: string): Promise<ServiceAccountView> {
  const row = await db.serviceAccount.findFirst({ where: { id, ...OF_THE_WORKSPACE }, select: columns() });
  if (row === null) throw notFound();
  return toView(row, (await readFigures(db, [row])).get(id));
}

/**
 * What the deletion of a service account ends: its live credentials,
 * its memberships in groups, and what rules of access give it.
 */
export async function previewServiceAccountRemoval(
  db: Pick<ReadDatabase, "serviceAccount">,
  id: string,
): Promise<ServiceAccountRemovalView> {
  const row = await db.serviceAccount.findFirst({
    where: { id, ...OF_THE_WORKSPACE },
    select: {
      credentials: {
        where: { revokedAt: null, ...unexpired() },
        orderBy: { id: "asc" },
        select: { id: true, label: true, accessKey: true },
      },
      groups: { where: unexpired(), select: { group: { select: { id: true, name: true } } } },
      _count: { select: { grants: { where: unexpired() }, vaults: true } },
    },
  });
  if (row === null) throw notFound();
  const { grants, vaults } = row._count;
  return { credentials: row.credentials, groups: distinct(row.groups), rules: grants, vault: vaults > 0 };
}
