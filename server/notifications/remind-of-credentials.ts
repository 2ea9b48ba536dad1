import "server-only";
import { unexpired } from "../access/reach";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { each, inBatches } from "../each";
import { DAY_MILLISECONDS } from "../time";
import { notify, type Notice } from "./notify";

/** Days ahead of a credential's end at which people are warned, the nearest first. */
const AHEAD = [1, 7, 14] as const;
const BATCH = 200;
const WATCHERS = 20;
/** So much of an agent's text stands in a letter. */
const AGENT_LENGTH = 60;

function columns() {
  const people = {
    where: { ...unexpired(), userId: { not: null } },
    take: WATCHERS,
    select: { userId: true },
  } as const;
  const admins = { where: { role: "admin", ...unexpired() }, take: WATCHERS, select: { userId: true } } as const;
  const owners = { where: { role: "owner", ...unexpired() }, take: WATCHERS, select: { userId: true } } as const;
  return {
    id: true,
    organizationId: true,
    workspaceId: true,
    userId: true,
    createdById: true,
    organizationDefault: true,
    label: true,
    accessKey: true,
    expiresAt: true,
    lastUsedAt: true,
    lastUsedAddress: true,
    lastUsedAgent: true,
    serviceAccount: { select: { name: true, ownerGroup: { select: { members: people } } } },
    project: { select: { name: true, slug: true, collaborators: owners } },
    workspace: { select: { name: true, slug: true, members: admins } },
    organization: { select: { name: true, slug: true, members: owners } },
  } as const;
}

/** The next credentials that work and end within two weeks, of places that are there. */
async function ending(scope: SystemScope, after: string) {
  const now = Date.now();
  const soon = { gt: new Date(now), lte: new Date(now + AHEAD[2] * DAY_MILLISECONDS) };
  const rows = await scope.db.credential.findMany({
    where: {
      id: { gt: after },
      expiresAt: soon,
      revokedAt: null,
      disabledAt: null,
      organization: { deletedAt: null },
    },
    orderBy: { id: "asc" },
    take: BATCH,
    select: columns(),
  });
  return rows.flatMap(({ expiresAt, ...row }) => (expiresAt === null ? [] : { ...row, expiresAt }));
}

type Ending = Awaited<ReturnType<typeof ending>>[number];

/** Those of the makers who are still members of the organization, as "organization user". */
async function makersOf(scope: SystemScope, rows: readonly Ending[]): Promise<ReadonlySet<string>> {
  const users = rows.flatMap(({ createdById }) => createdById ?? []);
  const organizations = rows.map(({ organizationId }) => organizationId);
  const found = await scope.db.organizationMember.findMany({
    where: { userId: { in: users }, organizationId: { in: organizations }, ...unexpired() },
    select: { organizationId: true, userId: true },
  });
  return new Set(found.map(({ organizationId, userId }) => `${organizationId} ${userId}`));
}

/** Who answers for it: whose it is, else who leads the place that it belongs to. */
function answerable({ userId, project, serviceAccount, workspace, organization, ...row }: Ending): string[] {
  if (row.organizationDefault || workspace === null) {
    return [...(userId === null ? [] : [userId]), ...organization.members.map((owner) => owner.userId)];
  }
  if (userId !== null) return [userId];
  if (project !== null) return project.collaborators.map((owner) => owner.userId);
  const group = serviceAccount?.ownerGroup?.members.flatMap((member) => member.userId ?? []) ?? [];
  return group.length > 0 ? group : workspace.members.map((admin) => admin.userId);
}

function lastUse({ lastUsedAt, lastUsedAddress, lastUsedAgent }: Ending): string {
  if (lastUsedAt === null) return "It was never used.";
  const by = lastUsedAgent === null ? "" : ` by ${lastUsedAgent.slice(0, AGENT_LENGTH)}`;
  const place = lastUsedAddress === null ? "" : ` from ${lastUsedAddress}`;
  return `It was last used on ${lastUsedAt.toISOString()}${place}${by}.`;
}

/** Which of the product's pages shows it. */
function pageOf({ organizationDefault, workspace, project, serviceAccount }: Ending) {
  if (organizationDefault || workspace === null) return "organization";
  if (project !== null) return "project";
  return serviceAccount === null ? "own" : "machine";
}

function noticesOf(row: Ending, left: number, makers: ReadonlySet<string>): Notice[] {
  const { organizationId, workspaceId, createdById, workspace, project, organization, serviceAccount } = row;
  const page = pageOf(row);
  const below = page === "organization" ? null : workspaceId;
  const made = createdById !== null && !row.organizationDefault && makers.has(`${organizationId} ${createdById}`);
  const people = new Set([...(made ? [createdById] : []), ...answerable(row)]);
  const data = {
    name: row.label === "" ? row.accessKey : row.label,
    of: page === "machine" ? ` of the service account “${serviceAccount?.name ?? ""}”` : "",
    place: (page === "project" ? project?.name : page === "organization" ? organization.name : workspace?.name) ?? "",
    until: row.expiresAt.toISOString(),
    days: left <= 1 ? "one day" : `${left} days`,
    used: lastUse(row),
    page,
    organizationSlug: organization.slug,
    ...(page === "organization" || workspace === null ? {} : { workspaceSlug: workspace.slug }),
    ...(page === "project" && project !== null ? { projectSlug: project.slug } : {}),
  };
  const where = { organizationId, ...(below === null ? {} : { workspaceId: below }) };
  return [...people].map((userId) => ({ userId, kind: "credential.ending" as const, ...where, data }));
}

/** Each warning goes out once: whoever writes its key first sends it, on one process and in one transaction. */
async function warn(scope: SystemScope, row: Ending, makers: ReadonlySet<string>): Promise<void> {
  const left = Math.ceil((row.expiresAt.getTime() - Date.now()) / DAY_MILLISECONDS);
  const ahead = AHEAD.find((days) => left <= days);
  if (ahead === undefined) return;
  const key = `credential:${row.id}:${row.expiresAt.toISOString()}:${ahead}`;
  await recorded(scope, "reminder", async (tx) => {
    const { count } = await tx.reminder.createMany({ data: [{ key }], skipDuplicates: true });
    if (count === 1) await notify(tx, noticesOf(row, left, makers));
  });
}

async function* allEnding(scope: SystemScope): AsyncGenerator<{ row: Ending; makers: ReadonlySet<string> }> {
  const batches = inBatches(
    BATCH,
    (after) => ending(scope, after),
    ({ id }) => id,
  );
  for await (const rows of batches) {
    const makers = await makersOf(scope, rows);
    for (const row of rows) yield { row, makers };
  }
}

/** Warns of credentials that end in 14, 7 and 1 days. Safe to run on several processes. */
export async function remindOfCredentials(scope: SystemScope): Promise<void> {
  await each(allEnding(scope), ({ row, makers }) => warn(scope, row, makers), {
    about: ({ row }) => ({ credential: row.id }),
  });
}
