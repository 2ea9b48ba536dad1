import "server-only";
import type { Actor, Scope } from "../access/scope";
import { newId } from "../ids";
import { shared } from "../process";
import { MINUTE_MILLISECONDS } from "../time";

/** API calls of a minute that are still to be written: what each counter is of, and how many. */
export interface CountedCalls {
  organizationId: string;
  /** "" for a call about the organization or the account: it is booked on a workspace when it is written. */
  workspaceId: string;
  projectId: string;
  actorType: Actor["type"];
  actorId: string;
  /** The minute in which they were made. */
  minute: number;
  count: number;
}

/** What a process counted up to a moment, under the key by which it is booked once. */
export interface CallBatch {
  /** Process and number; the same however often the batch is tried. */
  key: string;
  calls: CountedCalls[];
}

interface Counting {
  process: string;
  running: Map<string, CountedCalls>;
  /** Closed, and not yet known to be written. */
  waiting: CallBatch[];
  byOrganization: Map<string, number>;
  batches: number;
}

function counting(): Counting {
  return shared("api-calls", () => ({
    process: newId("req").slice(4),
    running: new Map(),
    waiting: [],
    byOrganization: new Map(),
    batches: 0,
  }));
}

function placeOf(scope: Scope | null, credential: NonNullable<Actor["credential"]>) {
  const workspaceId = credential.workspaceId ?? "";
  const organizationId = credential.organizationId ?? "";
  const projectId = credential.place.project?.id ?? "";
  if (scope === null || !("organization" in scope)) return { organizationId, workspaceId, projectId };
  if (scope.level === "organization") return { organizationId: scope.organization.id, workspaceId, projectId };
  const inWorkspace = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return { ...inWorkspace, projectId: scope.level === "project" ? scope.project.id : projectId };
}

/**
 * Counts a call that was made with a credential, in memory: by where it went, and by who made it. What browsers do is
 * no call.
 */
export function noteCall(actor: Actor | null, scope: Scope | null): void {
  const credential = actor?.credential ?? null;
  if (actor === null || credential === null || credential.kind === "device") return;
  const place = placeOf(scope, credential);
  if (place.organizationId === "") return;
  const { running, byOrganization } = counting();
  byOrganization.set(place.organizationId, (byOrganization.get(place.organizationId) ?? 0) + 1);
  const minute = Math.floor(Date.now() / MINUTE_MILLISECONDS);
  const key = `${minute} ${place.organizationId} ${place.workspaceId} ${place.projectId} ${actor.id}`;
  const known = running.get(key);
  if (known === undefined) running.set(key, { ...place, actorType: actor.type, actorId: actor.id, minute, count: 1 });
  else known.count += 1;
}

/** Calls of an organization that this process has counted and not yet written. */
export function unflushedApiCalls(organizationId: string): number {
  return counting().byOrganization.get(organizationId) ?? 0;
}

/** Closes what was counted so far, and answers all batches that are still to be written, oldest first. */
export function closeBatch(): readonly CallBatch[] {
  const all = counting();
  if (all.running.size > 0) {
    all.batches += 1;
    const key = `${all.process}:${all.batches}`;
    all.waiting.push({ key, calls: [...all.running.values()] });
    all.running = new Map();
  }
  return [...all.waiting];
}

/** What a batch has of an organization is written: it is forgotten here, and the batch with the last of it. */
export function callsWritten(batch: CallBatch, organizationId: string): void {
  const all = counting();
  const isOf = (call: CountedCalls) => call.organizationId === organizationId;
  const count = batch.calls.filter(isOf).reduce((sum, call) => sum + call.count, 0);
  batch.calls = batch.calls.filter((call) => !isOf(call));
  if (batch.calls.length === 0) all.waiting = all.waiting.filter(({ key }) => key !== batch.key);
  const left = (all.byOrganization.get(organizationId) ?? 0) - count;
  if (left > 0) all.byOrganization.set(organizationId, left);
  else all.byOrganization.delete(organizationId);
}
