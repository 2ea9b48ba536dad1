import "server-only";
import type { SystemScope } from "../access/scope";
import { calendarOf } from "../billing/views/calendar-of";
import { batchWritten, closeBatch, MINUTE_MILLISECONDS, type CallBatch, type CountedCalls } from "./calls";
import { takeNoted, noteStorage } from "./commands/note-storage";
import { recordMeasured, type Measured } from "./commands/record-measured";
import { measureStorage } from "./measure";

/** Where calls are booked that name no project: the default one of the workspace, or of the default workspace. */
async function defaultPlaces(scope: SystemScope, organizationId: string) {
  const rows = await scope.db.project.findMany({
    where: { organizationId, kind: "default" },
    select: { id: true, workspaceId: true, workspace: { select: { isDefault: true } } },
    orderBy: { id: "asc" },
  });
  const first = rows.find(({ workspace }) => workspace.isDefault) ?? rows[0];
  return (workspaceId: string) => rows.find((row) => row.workspaceId === workspaceId) ?? first;
}

async function writeCalls(scope: SystemScope, key: string, calls: readonly CountedCalls[], organizationId: string) {
  const calendar = await calendarOf(scope.db, organizationId);
  const placeOf = await defaultPlaces(scope, organizationId);
  const measures = calls.flatMap((counted): Measured[] => {
    const { workspaceId, projectId, actorType, actorId, minute, count } = counted;
    const place = placeOf(workspaceId);
    // The organization is gone for good, and with it whom its calls could be booked on.
    if (place === undefined) return [];
    const at = projectId === "" ? { workspaceId: place.workspaceId, projectId: place.id } : { workspaceId, projectId };
    return [
      {
        ...at,
        key: `${key}:${minute}:${at.workspaceId}:${at.projectId}:${workspaceId === "" ? "organization:" : ""}${actorId}`,
        time: new Date(minute * MINUTE_MILLISECONDS),
        actorType,
        actorId,
        meter: "api_calls",
        quantity: String(count),
      },
    ];
  });
  await recordMeasured(scope, organizationId, calendar, measures);
}

async function writeBatch(scope: SystemScope, batch: CallBatch): Promise<void> {
  const organizations = new Set(batch.calls.map(({ organizationId }) => organizationId));
  for (const id of organizations) {
    await writeCalls(
      scope,
      batch.key,
      batch.calls.filter(({ organizationId }) => organizationId === id),
      id,
    );
  }
  batchWritten(batch);
}

/**
 * Books the API calls that this process has counted, and measures storage that has changed; called every minute, and once
 * more when the process ends. A batch that fails is tried again under the same ids, so that nothing is counted twice,
 * whatever became of the first try; what a process counted that is killed is lost with it, up to a minute.
 */
export async function flushUsage(scope: SystemScope): Promise<void> {
  for (const batch of closeBatch()) await writeBatch(scope, batch);
  for (const organizationId of takeNoted()) {
    try {
      await measureStorage(scope, organizationId, await calendarOf(scope.db, organizationId));
    } catch (error) {
      noteStorage(organizationId);
      throw error;
    }
  }
}
