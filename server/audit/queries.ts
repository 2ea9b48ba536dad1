import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../access/scope";
import { containing, countLimit, keyset, toPage, type Page } from "../paging";
import type { AuditView, ListAuditInput } from "./schema";

interface AuditColumns {
  id: string;
  at: Date;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
  credentialId: string | null;
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

function toFields(value: unknown): AuditView["before"] {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
}

function toAuditView(row: AuditColumns): AuditView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    credential: row.credentialId,
    action: row.action,
    result: row.result === "refused" || row.result === "failed" ? row.result : "done",
    reason: row.reason,
    target: { type: row.targetType, id: row.targetId, name: row.targetName },
    workspace: row.workspaceId,
    project: row.projectId,
    before: toFields(row.before),
    after: toFields(row.after),
    requestId: row.requestId,
    address: row.address,
    agent: row.agent,
  };
}

function filtersOf({ action, actor, result, from, to, search }: ListAuditInput) {
  const found =
    search === undefined ? {} : { OR: [{ targetName: containing(search) }, { actorName: containing(search) }] };
  return [
    found,
    action === undefined ? {} : { action },
    actor === undefined ? {} : { actorId: actor },
    result === undefined ? {} : { result },
    from === undefined ? {} : { at: { gte: new Date(from) } },
    to === undefined ? {} : { at: { lt: new Date(to) } },
  ];
}

/** What happened in the place of the scope: an organization with everything below it, or one workspace. */
export async function listAudit(
  scope: OrganizationScope | WorkspaceScope,
  input: ListAuditInput,
): Promise<Page<AuditView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { AND: filtersOf(input) };
  const rows = await scope.db.auditEntry.findMany({ where: { AND: [where, after] }, orderBy, take });
  const count = await scope.db.auditEntry.count({ where, ...countLimit(input) });
  return toPage(input, rows, count, (row) => row.id, toAuditView);
}
