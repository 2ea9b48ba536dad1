import "server-only";
import { unexpired } from "../access/reach";
import type { WorkspaceScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { ServiceAccountRemovalView, ServiceAccountView } from "./schema";

function columns() {
  const working = { revokedAt: null, disabledAt: null, ...unexpired() };
  const group = { select: { id: true, name: true } } as const;
  return {
    id: true,
    name: true,
    role: true,
    allowImpersonation: true,
    suspendedAt: true,
    createdAt: true,
    _count: { select: { credentials: { where: working } } },
    credentials: { where: { lastUsedAt: { not: null } }, select: { lastUsedAt: true } },
    groups: { where: unexpired(), orderBy: { groupId: "asc" as const }, select: { group } },
  } as const;
}

interface Columns {
  id: string;
  name: string;
  role: string;
  allowImpersonation: boolean;
  suspendedAt: Date | null;
  createdAt: Date;
  _count: { credentials: number };
  credentials: { lastUsedAt: Date | null }[];
  groups: { group: { id: string; name: string } }[];
}

function distinct(groups: Columns["groups"]): { id: string; name: string }[] {
  return [...new Map(groups.map(({ group }) => [group.id, group])).values()];
}

function toView(row: Columns): ServiceAccountView {
  const { id, name, role, allowImpersonation, suspendedAt, createdAt } = row;
  const used = row.credentials.flatMap(({ lastUsedAt }) => lastUsedAt?.toISOString() ?? []).sort();
  return {
    id,
    name,
    role: role === "member" ? "member" : "viewer",
    allowImpersonation,
    status: suspendedAt === null ? "active" : "suspended",
    credentialCount: row._count.credentials,
    lastUsedAt: used.at(-1) ?? null,
    groups: distinct(row.groups),
    createdAt: createdAt.toISOString(),
  };
}

export async function listServiceAccounts(scope: WorkspaceScope, input: PageInput): Promise<Page<ServiceAccountView>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { name: containing(input.search) };
  const rows = await scope.db.serviceAccount.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: columns(),
  });
  const count = await scope.db.serviceAccount.count({ where, ...countLimit(input) });
  return toPage(input, rows, count, (row) => row.id, toView);
}

/** One service account, also in the transaction that made it. */
export async function getServiceAccount(
  db: Pick<ReadDatabase, "serviceAccount">,
  id: string,
): Promise<ServiceAccountView> {
  const row = await db.serviceAccount.findFirst({ where: { id }, select: columns() });
  if (row === null) throw notFound();
  return toView(row);
}

/** What the deletion of a service account ends: its live credentials, its memberships in groups, and what rules of access give it. */
export async function previewServiceAccountRemoval(
  db: Pick<ReadDatabase, "serviceAccount">,
  id: string,
): Promise<ServiceAccountRemovalView> {
  const row = await db.serviceAccount.findFirst({
    where: { id },
    select: {
      credentials: {
        where: { revokedAt: null, ...unexpired() },
        orderBy: { id: "asc" },
        select: { id: true, label: true, accessKey: true },
      },
      groups: { where: unexpired(), select: { group: { select: { id: true, name: true } } } },
      _count: { select: { grants: { where: unexpired() } } },
    },
  });
  if (row === null) throw notFound();
  return { credentials: row.credentials, groups: distinct(row.groups), rules: row._count.grants };
}
