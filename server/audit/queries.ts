import "server-only";
import { projectsInSight } from "../access/reach";
import type { OrganizationScope, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";
import { firstIdAt, isId } from "../ids";
import { containing, countOf, keyset, toPage, type Page } from "../paging";
import {
  MINIMUM_RETENTION_DAYS,
  type AuditView,
  type ListAuditInput,
  type ListOrganizationAuditInput,
  type RetentionView,
} from "./schema";
import { fieldsIn } from "./views/history";

interface AuditColumns {
  id: string;
  organizationId: string | null;
  at: Date;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
  credentialId: string | null;
  behalfOfId: string | null;
  behalfOfName: string | null;
  action: string;
  result: string;
  reason: string | null;
  targetType: string;
  targetId: string | null;
  targetName: string | null;
  workspaceId: string | null;
  projectId: string | null;
  before: unknown;
  after: unknown;
  requestId: string;
  address: string | null;
  agent: string | null;
}

/** Where a row stands in its chain. */
interface Seal {
  sequence: bigint;
  hash: string;
}

function toAuditView(row: AuditColumns, seal: Seal | undefined): AuditView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    behalfOf: row.behalfOfId === null ? null : { id: row.behalfOfId, name: row.behalfOfName },
    credential: row.credentialId,
    action: row.action,
    result: row.result === "refused" || row.result === "failed" ? row.result : "done",
    reason: row.reason,
    target: { type: row.targetType, id: row.targetId, name: row.targetName },
    organization: row.organizationId,
    workspace: row.workspaceId,
    project: row.projectId,
    before: fieldsIn(row.before),
    after: fieldsIn(row.after),
    requestId: row.requestId,
    address: row.address,
    agent: row.agent,
    sequence: seal === undefined ? null : Number(seal.sequence),
    hash: seal?.hash ?? null,
  };
}

/**
 * A row's id is made by this process and its time by the database, and neither clock is trusted further than this. Ids
 * are what the list is ordered by, so that a period far back is found without reading everything since.
 */
const CLOCKS_DIFFER = 86_400_000;

function since(from: string) {
  const at = new Date(from);
  return [{ at: { gte: at } }, { id: { gte: firstIdAt("aud", at.getTime() - CLOCKS_DIFFER) } }];
}

function until(to: string) {
  const at = new Date(to);
  return [{ at: { lt: at } }, { id: { lt: firstIdAt("aud", at.getTime() + CLOCKS_DIFFER) } }];
}

/** One condition for each thing asked for; all must hold. */
function filtersOf({ action, actor, target, targetType, result, from, to, search }: ListAuditInput) {
  const found =
    search === undefined ? {} : { OR: [{ targetName: containing(search) }, { actorName: containing(search) }] };
  return [
    found,
    action === undefined ? {} : { action },
    actor === undefined ? {} : { actorId: actor },
    target === undefined ? {} : { targetId: target },
    targetType === undefined ? {} : { targetType },
    result === undefined ? {} : { result },
    ...(from === undefined ? [] : since(from)),
    ...(to === undefined ? [] : until(to)),
  ];
}

type Condition =
  ReturnType<typeof filtersOf>[number] | { workspaceId: string } | Awaited<ReturnType<typeof known>>[number];

/** Whoever reads the audit by a custom role learns of no private project that they are not in. */
async function known(scope: WorkspaceScope) {
  const sight = await projectsInSight(scope);
  if (sight === null) return [];
  // What is built into a project is called after it.
  const hidden = await scope.db.serviceAccount.findMany({
    where: { AND: [{ projectId: { not: null } }, { projectId: { notIn: sight } }] },
    select: { id: true },
  });
  return [
    { OR: [{ actorId: null }, { actorId: { notIn: hidden.map(({ id }) => id) } }] },
    { OR: [{ projectId: null }, { projectId: { in: sight } }] },
    { OR: [{ targetType: { not: "project" } }, { targetId: { in: sight } }] },
  ];
}

async function listRows(
  scope: OrganizationScope | WorkspaceScope,
  input: ListAuditInput,
  conditions: readonly Condition[],
): Promise<Page<AuditView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { AND: [...conditions] };
  const rows = await scope.db.auditEntry.findMany({ where: { AND: [where, after] }, orderBy, take });
  const count = await countOf(input, rows.length, (limit) => scope.db.auditEntry.count({ where, ...limit }));
  const seals = await scope.db.auditSeal.findMany({ where: { entryId: { in: rows.map(({ id }) => id) } } });
  const byEntry = new Map(seals.map((seal) => [seal.entryId, seal]));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toAuditView(row, byEntry.get(row.id)),
  );
}

/** What happened in a workspace. */
export async function listAudit(scope: WorkspaceScope, input: ListAuditInput): Promise<Page<AuditView>> {
  return listRows(scope, input, [...filtersOf(input), ...(await known(scope))]);
}

/** A workspace that is gone has its rows still, so its id is taken as it is; a slug leads where it leads elsewhere. */
async function workspaceIdOf(scope: OrganizationScope, named: string): Promise<string> {
  if (isId("ws", named)) return named;
  const where = { space: "workspace", slug: named.toLowerCase() };
  const found = await scope.db.slug.findFirst({ where, select: { workspaceId: true } });
  const id = found?.workspaceId ?? null;
  if (id === null) throw notFound();
  return id;
}

/**
 * What happened in an organization and everything below it.
 * @throws NOT_FOUND where the workspace asked for is none of the organization's
 */
export async function listOrganizationAudit(
  scope: OrganizationScope,
  input: ListOrganizationAuditInput,
): Promise<Page<AuditView>> {
  const { workspace } = input;
  const filters: Condition[] = filtersOf(input);
  if (workspace !== undefined) filters.push({ workspaceId: await workspaceIdOf(scope, workspace) });
  return listRows(scope, input, filters);
}

/** How long the organization's rows are kept, and what was archived already. */
export async function getRetention(scope: OrganizationScope): Promise<RetentionView> {
  const row = await scope.db.organization.findFirst({ select: { auditRetentionDays: true } });
  const { _sum, _max } = await scope.db.auditCheckpoint.aggregate({
    _sum: { rows: true },
    _max: { sequence: true, createdAt: true },
  });
  const archived =
    _max.sequence === null || _max.createdAt === null
      ? null
      : { rows: _sum.rows ?? 0, sequence: Number(_max.sequence), at: _max.createdAt.toISOString() };
  return { days: row?.auditRetentionDays ?? null, minimumDays: MINIMUM_RETENTION_DAYS, archived };
}
