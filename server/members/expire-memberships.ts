import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import { each } from "../each";
import { endMemberships } from "./ending";

/** So many rows are ended in one transaction, and in one turn of the task at most ten times as many of each kind. */
const BATCH = 100;
const TURNS = 10;

const USER = { select: { id: true, name: true, emailKey: true } } as const;
const BY_DATE = { orderBy: { expiresAt: "asc" }, take: BATCH } as const;

type User = { id: string; name: string };
type Fields = Readonly<Record<string, string | number>>;

function draft(user: User, place: NonNullable<AuditDraft["place"]>, what: Fields): AuditDraft {
  return { target: { type: "user", id: user.id, name: user.name }, before: what, after: { role: null }, place };
}

interface Over {
  organizationId: string;
  end: (tx: TransactionDatabase) => Promise<AuditDraft[]>;
}

type Read = (scope: SystemScope, now: Date) => Promise<Over[]>;

/** Each ends its row only if the end date still holds under the lock: it may have been moved meanwhile. */
const organizations: Read = async (scope, now) => {
  const rows = await scope.db.organizationMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { organizationId: true, role: true, user: USER },
  });
  return rows.map(({ organizationId, role, user }) => ({
    organizationId,
    end: async (tx) => {
      const where = { organizationId, userId: user.id, expiresAt: { lte: now } };
      if ((await tx.organizationMember.count({ where })) === 0) return [];
      const leaver = { userId: user.id, emailKey: user.emailKey, organizationId, endedById: user.id };
      const { counts, after, entries } = await endMemberships(tx, { ...leaver, reason: "membership_ended" });
      return [{ ...draft(user, { organizationId }, { role, ...counts }), after }, ...entries];
    },
  }));
};

const workspaces: Read = async (scope, now) => {
  const rows = await scope.db.workspaceMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: { organizationId: true, workspaceId: true, role: true, organizationMember: { select: { user: USER } } },
  });
  return rows.map(({ organizationId, workspaceId, role, organizationMember: { user } }) => ({
    organizationId,
    end: async (tx) => {
      const where = { workspaceId, userId: user.id, expiresAt: { lte: now } };
      if ((await tx.workspaceMember.count({ where })) === 0) return [];
      const leaver = { userId: user.id, emailKey: user.emailKey, organizationId, workspaceId, endedById: user.id };
      const { counts, after, entries } = await endMemberships(tx, { ...leaver, reason: "membership_ended" });
      return [{ ...draft(user, { organizationId, workspaceId }, { role, ...counts }), after }, ...entries];
    },
  }));
};

const projects: Read = async (scope, now) => {
  const rows = await scope.db.collaborator.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: {
      organizationId: true,
      workspaceId: true,
      projectId: true,
      role: true,
      user: USER,
      project: { select: { name: true } },
    },
  });
  return rows.map(({ organizationId, workspaceId, projectId, role, user, project }) => ({
    organizationId,
    end: async (tx) => {
      const where = { projectId, userId: user.id, expiresAt: { lte: now } };
      const { count } = await tx.collaborator.deleteMany({ where });
      return count === 0 ? [] : [draft(user, { organizationId, workspaceId }, { role, project: project.name })];
    },
  }));
};

const groups: Read = async (scope, now) => {
  const rows = await scope.db.groupMember.findMany({
    where: { expiresAt: { lte: now } },
    ...BY_DATE,
    select: {
      id: true,
      organizationId: true,
      workspaceId: true,
      group: { select: { name: true } },
      organizationMember: { select: { user: USER } },
      serviceAccount: { select: { id: true, name: true } },
    },
  });
  return rows.map(({ id, organizationId, workspaceId, group, organizationMember, serviceAccount }) => ({
    organizationId,
    end: async (tx) => {
      const { count } = await tx.groupMember.deleteMany({ where: { id, expiresAt: { lte: now } } });
      const who = organizationMember?.user ?? serviceAccount;
      if (count === 0 || who === null) return [];
      const entry = draft(who, { organizationId, workspaceId }, { group: group.name });
      return [{ ...entry, target: { ...entry.target, type: serviceAccount === null ? "user" : "service_account" } }];
    },
  }));
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
