import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { each, rowsInBatches } from "../../each";
import type { Payload } from "../../jobs/queue";
import { applyDirectory } from "./apply-directory";

/** People that are read at once. */
const BATCH = 100;

async function peopleAfter(scope: SystemScope, organizationId: string, after: string): Promise<string[]> {
  const fromDirectory = { OR: [{ source: "scim" }, { source: { startsWith: "claim:" } }] };
  const rows = await scope.db.organizationMember.findMany({
    where: {
      organizationId,
      userId: { gt: after },
      OR: [
        fromDirectory,
        { workspaces: { some: fromDirectory } },
        { groups: { some: fromDirectory } },
        { user: { directoryUsers: { some: { organizationId } } } },
        { user: { directoryGroups: { some: { organizationId } } } },
      ],
    },
    orderBy: { userId: "asc" },
    take: BATCH,
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

function everyone(scope: SystemScope, organizationId: string): AsyncGenerator<string> {
  return rowsInBatches(
    BATCH,
    (after) => peopleAfter(scope, organizationId, after),
    (userId) => userId,
  );
}

/** The job: each person in a change of their own, so that nobody waits long for the organization's lock. */
export async function syncEveryone(scope: SystemScope, payload: Payload): Promise<void> {
  const organizationId = String(payload.organization);
  const { user } = payload;
  const sync = (userId: string) =>
    audited(
      scope,
      "directory.sync",
      async (tx) => ({
        value: undefined,
        entries: (await applyDirectory(tx, organizationId, userId, "scim")).entries,
      }),
      { lock: { organization: organizationId } },
    );
  const people = typeof user === "string" ? [user] : everyone(scope, organizationId);
  await each(people, sync, { about: (userId) => ({ organizationId, userId }) });
}
