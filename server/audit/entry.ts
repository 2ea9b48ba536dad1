import "server-only";
import type { Scope } from "../access/scope";
import type { TransactionDatabase } from "../db/tenant";
import { newId } from "../ids";
import type { Action } from "./actions";
import { chainOf } from "./chain/seal-rows";

type Json = string | number | boolean | null | { readonly [key: string]: Json } | readonly Json[];
type Fields = Readonly<Record<string, Json>>;

/** Who did it, as a row names them. */
interface Doer {
  /** `directory`: a provisioning token of the organization. */
  type?: "user" | "service_account" | "directory";
  id: string;
  name: string;
  credentialId?: string | null;
  impersonator?: { id: string; name: string } | null;
}

/** One change of one target. `before` and `after` hold the changed fields alone, and never a secret. */
export interface AuditDraft {
  /** Where one change does what has a name of its own, such as proving the address of who comes in. */
  action?: Action;
  target: { type: string; id: string | null; name: string | null };
  before?: Fields;
  after?: Fields;
  reason?: string;
  /** Where the target stands, where that is not the scope's own place. */
  place?: { organizationId: string; workspaceId?: string; projectId?: string };
  /** Who did it, where the scope has no actor yet: the person who has just signed in. */
  actor?: Doer;
}

type Result = "done" | "refused" | "failed";

interface AuditRow {
  id: string;
  organizationId: string | null;
  workspaceId: string | null;
  projectId: string | null;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
  credentialId: string | null;
  /** The person for whom a service account acted by impersonation. */
  behalfOfId?: string;
  behalfOfName?: string;
  action: string;
  result: Result;
  reason: string | null;
  targetType: string;
  targetId: string | null;
  targetName: string | null;
  before?: Fields;
  after?: Fields;
  requestId: string;
  address: string | null;
  agent: string | null;
}

const AGENT_LENGTH = 300;

function placeOf(scope: Scope) {
  const none = { organizationId: null, workspaceId: null, projectId: null };
  if (scope.level === "organization") return { ...none, organizationId: scope.organization.id };
  if (scope.level === "workspace" || scope.level === "invitation") {
    return { ...none, organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  }
  if (scope.level === "project") {
    return { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId: scope.project.id };
  }
  return none;
}

/** Whoever impersonates is the actor; the person is the one on whose behalf. */
function columnsOf({ type = "user", id, name, credentialId = null, impersonator = null }: Doer) {
  if (impersonator === null) return { actorType: type, actorId: id, actorName: name, credentialId };
  const { id: actorId, name: actorName } = impersonator;
  return { actorType: "service_account", actorId, actorName, credentialId, behalfOfId: id, behalfOfName: name };
}

function actorOf(scope: Scope, draft: AuditDraft) {
  if (scope.actor !== null) return columnsOf({ ...scope.actor, credentialId: scope.actor.credential?.id ?? null });
  if (draft.actor !== undefined) return columnsOf(draft.actor);
  const byHand = ["task", "host-command", "first-run"].includes(scope.purpose);
  return { actorType: byHand ? "system" : "anonymous", actorId: null, actorName: null, credentialId: null };
}

/** A row for one draft, in the place and by the actor of the scope. */
export function entryOf(scope: Scope, action: string, result: Result, draft: AuditDraft): AuditRow {
  const place = draft.place === undefined ? {} : { workspaceId: null, ...draft.place };
  return {
    id: newId("aud"),
    ...placeOf(scope),
    ...place,
    ...actorOf(scope, draft),
    action: draft.action ?? action,
    result,
    reason: draft.reason ?? null,
    targetType: draft.target.type,
    targetId: draft.target.id,
    targetName: draft.target.name,
    ...(draft.before === undefined ? {} : { before: draft.before }),
    ...(draft.after === undefined ? {} : { after: draft.after }),
    requestId: scope.request.id,
    address: scope.request.address,
    agent: scope.request.agent?.slice(0, AGENT_LENGTH) ?? null,
  };
}

/** Writes rows and the marks by which the sealer finds them. */
export async function writeEntries(tx: TransactionDatabase, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.auditEntry.createMany({ data: [...rows] });
  await tx.auditUnsealed.createMany({
    data: rows.map((row) => ({ entryId: row.id, chain: chainOf(row.organizationId) })),
  });
}
