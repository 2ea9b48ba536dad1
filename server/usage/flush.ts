import "server-only";
import type { SystemScope } from "../access/scope";
import { readCalendar } from "../billing/views/calendar-of";
import { each } from "../each";
import { MINUTE_MILLISECONDS } from "../time";
import { callsWritten, closeBatch, type CallBatch, type CountedCalls } from "./calls";
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
  const calendar = await readCalendar(scope.db, organizationId);
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
  await each(new Set(batch.calls.map(({ organizationId }) => organizationId)), async (id) => {
    const calls = batch.calls.filter(({ organizationId }) => organizationId === id);
    await writeCalls(scope, batch.key, calls, id);
    callsWritten(batch, id);
  });
}

async function measure(scope: SystemScope, organizationId: string): Promise<void> {
  try {
    await measureStorage(scope, organizationId, await readCalendar(scope.db, organizationId));
  } catch (error) {
    noteStorage(organizationId);
    throw error;
  }
}

/**
 * Books the API calls that this process has counted, and measures storage that has changed; called every minute, and
 * once more when the process ends. What fails of an organization is tried again under the same ids, so that nothing is
 * counted twice, whatever became of the first try, and keeps nothing of others back; what a process counted that is
 * killed is lost with it, up to a minute.
 */
export async function flushUsage(scope: SystemScope): Promise<void> {
  const calls = () => each(closeBatch(), (batch) => writeBatch(scope, batch));
  const storage = () => each(takeNoted(), (organizationId) => measure(scope, organizationId));
  await each([calls, storage], (turn) => turn());
}
