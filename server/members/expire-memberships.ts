import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import { each } from "../each";
import { expireInGroups, expireInOrganization, expireInProjects, expireInWorkspace } from "./expired";

/** So many rows are ended in one transaction, and in one turn of the task at most ten times as many of each kind. */
const BATCH = 100;
const TURNS = 10;

const BY_DATE = { orderBy: { expiresAt: "asc" }, take: BATCH } as const;

interface Over {
  organizationId: string;
  end: (tx: TransactionDatabase) => Promise<AuditDraft[]>;
}

type Read = (scope: SystemScope, now: Date) => Promise<Over[]>;

const organizations: Read = async (scope, now) => {
  const rows = await scope.db.organizationMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { organizationId: true, userId: true },
  });
  return rows.map((row) => ({ ...row, end: (tx) => expireInOrganization(tx, row) }));
};

const workspaces: Read = async (scope, now) => {
  const rows = await scope.db.workspaceMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { organizationId: true, workspaceId: true, userId: true },
  });
  return rows.map((row) => ({ ...row, end: (tx) => expireInWorkspace(tx, row) }));
};

const projects: Read = async (scope, now) => {
  const rows = await scope.db.collaborator.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { organizationId: true, projectId: true, userId: true },
  });
  return rows.map(({ organizationId, projectId, userId }) => ({
    organizationId,
    end: (tx) => expireInProjects(tx, { projectIds: [projectId], userId }),
  }));
};

const groups: Read = async (scope, now) => {
  const rows = await scope.db.groupMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { id: true, organizationId: true },
  });
  return rows.map(({ id, organizationId }) => ({ organizationId, end: (tx) => expireInGroups(tx, { id }) }));
};

/** An organization's membership first, since it takes all below with it. */
const SOURCES: readonly Read[] = [organizations, workspaces, projects, groups];

async function* allOver(scope: SystemScope): AsyncGenerator<Over> {
  for (const read of SOURCES) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const over = await read(scope, new Date());
      yield* over;
      if (over.length < BATCH) break;
    }
  }
}

/**
 * Ends what has reached its end date: rows, credentials and roles go, and the audit says so. Until this runs they count
 * for nothing already, since every request looks at the date. Safe to run on several processes.
 */
export async function expireMemberships(scope: SystemScope): Promise<void> {
  const expire = async ({ organizationId, end }: Over) => {
    const work = async (tx: TransactionDatabase) => ({ value: undefined, entries: await end(tx) });
    await audited(scope, "membership.expire", work, { lock: { organization: organizationId } });
  };
  await each(allOver(scope), expire, { about: ({ organizationId }) => ({ organizationId }) });
}
