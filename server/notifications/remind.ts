import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { each } from "../each";
import { DAY_MILLISECONDS } from "../time";
import { notify, type Notice } from "./notify";

/** Days ahead of an end date at which people are reminded, the nearest first. */
const AHEAD = [1, 7] as const;
const BATCH = 200;

/** Something with an end date: whose it is, where, and who looks after that place. */
interface Ending {
  /** Names it for good, together with its end date. */
  subject: string;
  user: { id: string; name: string };
  place: string;
  expiresAt: Date;
  organizationId: string;
  workspaceId?: string;
  slugs: Readonly<Record<string, string>>;
  watchers: readonly string[];
}

type Read = (scope: SystemScope, skip: number) => Promise<Ending[]>;

const USER = { select: { id: true, name: true } } as const;
const STAYING = { expiresAt: null } as const;

function soon() {
  const now = Date.now();
  return { gt: new Date(now), lte: new Date(now + AHEAD[1] * DAY_MILLISECONDS) };
}

function page(skip: number) {
  return { orderBy: { expiresAt: "asc" }, skip, take: BATCH } as const;
}

const fromOrganizations: Read = async (scope, skip) => {
  const rows = await scope.db.organizationMember.findMany({
    where: { expiresAt: soon(), suspendedAt: null, organization: { deletedAt: null } },
    ...page(skip),
    select: {
      expiresAt: true,
      user: USER,
      organization: {
        select: {
          id: true,
          name: true,
          slug: true,
          members: { where: { role: "owner", ...STAYING }, take: 20, select: { userId: true } },
        },
      },
    },
  });
  return rows.flatMap(({ expiresAt, user, organization: { id, name, slug, members } }) =>
    expiresAt === null
      ? []
      : {
          subject: `organization:${id}`,
          user,
          place: name,
          expiresAt,
          organizationId: id,
          slugs: { organizationSlug: slug },
          watchers: members.map(({ userId }) => userId),
        },
  );
};

const fromWorkspaces: Read = async (scope, skip) => {
  const rows = await scope.db.workspaceMember.findMany({
    where: { expiresAt: soon(), workspace: { deletedAt: null, organization: { deletedAt: null } } },
    ...page(skip),
    select: {
      expiresAt: true,
      organizationMember: { select: { user: USER } },
      workspace: {
        select: {
          id: true,
          organizationId: true,
          name: true,
          slug: true,
          members: { where: { role: "admin", ...STAYING }, take: 20, select: { userId: true } },
        },
      },
    },
  });
  return rows.flatMap(({ expiresAt, organizationMember, workspace }) =>
    expiresAt === null
      ? []
      : {
          subject: `workspace:${workspace.id}`,
          user: organizationMember.user,
          place: workspace.name,
          expiresAt,
          organizationId: workspace.organizationId,
          workspaceId: workspace.id,
          slugs: { workspaceSlug: workspace.slug },
          watchers: workspace.members.map(({ userId }) => userId),
        },
  );
};

const fromProjects: Read = async (scope, skip) => {
  const rows = await scope.db.collaborator.findMany({
    where: { expiresAt: soon(), project: { deletedAt: null, workspace: { deletedAt: null } } },
    ...page(skip),
    select: {
      expiresAt: true,
      user: USER,
      project: {
        select: {
          id: true,
          organizationId: true,
          name: true,
          slug: true,
          workspace: { select: { id: true, slug: true } },
          collaborators: { where: { role: "owner" }, select: { userId: true } },
        },
      },
    },
  });
  return rows.flatMap(({ expiresAt, user, project }) =>
    expiresAt === null
      ? []
      : {
          subject: `project:${project.id}`,
          user,
          place: project.name,
          expiresAt,
          organizationId: project.organizationId,
          workspaceId: project.workspace.id,
          slugs: { workspaceSlug: project.workspace.slug, projectSlug: project.slug },
          watchers: project.collaborators.map(({ userId }) => userId),
        },
  );
};

const SOURCES: readonly Read[] = [fromOrganizations, fromWorkspaces, fromProjects];

function noticesOf(ending: Ending, left: number): Notice[] {
  const { user, place, expiresAt, organizationId, workspaceId, slugs, watchers } = ending;
  const where = { organizationId, ...(workspaceId === undefined ? {} : { workspaceId }) };
  const days = left <= 1 ? "one day" : `${left} days`;
  const data = { place, until: expiresAt.toISOString(), days, ...slugs };
  const kind = "membership.ending" as const;
  return [
    { userId: user.id, kind, ...where, data: { who: "You are", ...data } },
    ...watchers
      .filter((id) => id !== user.id)
      .map((userId) => ({ userId, kind, ...where, data: { who: `${user.name} is`, ...data } })),
  ];
}

/** Each reminder goes out once: whoever writes its key first sends it, on one process and in one transaction. */
async function remind(scope: SystemScope, ending: Ending): Promise<void> {
  const left = Math.ceil((ending.expiresAt.getTime() - Date.now()) / DAY_MILLISECONDS);
  const ahead = AHEAD.find((days) => left <= days);
  if (ahead === undefined) return;
  const key = `${ending.subject}:${ending.user.id}:${ending.expiresAt.toISOString()}:${ahead}`;
  await recorded(scope, "reminder", async (tx) => {
    const { count } = await tx.reminder.createMany({ data: [{ key }], skipDuplicates: true });
    if (count === 1) await notify(tx, noticesOf(ending, left));
  });
}

async function* allEndings(scope: SystemScope): AsyncGenerator<Ending> {
  for (const read of SOURCES) {
    for (let skip = 0; ; skip += BATCH) {
      const endings = await read(scope, skip);
      yield* endings;
      if (endings.length < BATCH) break;
    }
  }
}

/** Reminds people, and who looks after the place, of end dates 7 and 1 days ahead. Safe to run on several processes. */
export async function remindOfEndDates(scope: SystemScope): Promise<void> {
  await each(allEndings(scope), (ending) => remind(scope, ending), { about: ({ subject }) => ({ subject }) });
}
