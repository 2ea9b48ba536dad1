import "server-only";
import { unexpired } from "../access/reach";
import type { WorkspaceScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { ServiceAccountRemovalView, ServiceAccountView } from "./schema";

/** One that is built into a project belongs to that project's credentials and is in no list of service accounts. */
export const OF_THE_WORKSPACE = { projectId: null } as const;

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
  _count: { credentials: number };
  credentials: { lastUsedAt: Date | null }[];
  groups: { group: { id: string; name: string } }[];
  ownerGroup: { id: string; name: string } | null;
}

function distinct(groups: Columns["groups"]): { id: string; name: string }[] {
  return [...new Map(groups.map(({ group }) => [group.id, group])).values()];
}

function toView(row: Columns): ServiceAccountView {
  const { id, name, role, allowImpersonation, suspendedAt, ownerGroup, createdAt } = row;
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
  const count = await scope.db.serviceAccount.count({ where, ...countLimit(input) });
  return toPage(input, rows, count, (row) => row.id, toView);
}

/** One service account, also in the transaction that made it. */
export async function getServiceAccount(
  db: Pick<ReadDatabase, "serviceAccount">,
  id: string,
): Promise<ServiceAccountView> {
  const row = await db.serviceAccount.findFirst({ where: { id, ...OF_THE_WORKSPACE }, select: columns() });
  if (row === null) throw notFound();
  return toView(row);
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
