import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope, Actor } from "../access/scope";
import { shownProjects } from "../access/shown/projects";
import { closedOrganizations, PROJECT_STANDS, unexpired } from "../access/reach";
import { countOpenProjects, openProjectsPage, type OpenProjectsAsked } from "../db/hot/projects/open-projects";
import { ruledProjectIds } from "../db/hot/access/ruled-projects";
import { countOf, keyset, mergedPage, position, type Page } from "../paging";
import { highestRole, matchingProjects, projectColumns, toProjectView, type ProjectColumns } from "./queries/projects";
import type { ListMyProjectsInput, MyProjectView } from "./schema";

function columns(userId: string) {
  return {
    ...projectColumns(userId),
    workspace: {
      select: {
        id: true,
        name: true,
        slug: true,
        organization: { select: { id: true, name: true, slug: true, personalOf: true } },
      },
    },
  } as const;
}

interface Columns extends ProjectColumns {
  workspace: {
    id: string;
    name: string;
    slug: string;
    organization: { id: string; name: string; slug: string; personalOf: string | null };
  };
}

function toView(row: Columns, role: string, collaborator: boolean): MyProjectView {
  const { organization, ...workspace } = row.workspace;
  const { personalOf, ...place } = organization;
  return {
    ...toProjectView(row, highestRole([role])),
    collaborator,
    workspace,
    organization: { ...place, personal: personalOf !== null },
  };
}

/** Workspaces that are open to the caller now, as far as a credential reaches. */
function openPlaces({ id, credential }: Actor, closed: readonly string[]) {
  const notSuspended = {
    suspendedAt: null,
    NOT: { organizationId: { in: [...closed] } },
    organization: { suspendedAt: null, members: { none: { userId: id, suspendedAt: { not: null } } } },
  };
  if (credential?.organizationId == null) return notSuspended;
  if (credential.workspaceId !== null) return { ...notSuspended, id: credential.workspaceId };
  const made = { organization: { createdByCredentialId: credential.id } };
  return { AND: [notSuspended, { OR: [{ organizationId: credential.organizationId }, made] }] };
}

/** Their own part counts while it holds, and while they belong to the organization unless they are external. */
function holding(userId: string) {
  const inside = { project: { workspace: { organization: { members: { some: { userId, ...unexpired() } } } } } };
  return { AND: [unexpired(), { OR: [{ external: true }, inside] }] };
}

/** A project of an archived workspace is archived with it. */
const ARCHIVED = { OR: [{ archivedAt: { not: null } }, { workspace: { archivedAt: { not: null } } }] };
const ACTIVE = { archivedAt: null, workspace: { archivedAt: null } };

function wanted({ search, state }: ListMyProjectsInput) {
  const inState = state === undefined ? {} : state === "archived" ? ARCHIVED : ACTIVE;
  return [PROJECT_STANDS, inState, matchingProjects(search)];
}

/** Projects in which the caller has a role of their own. */
async function collaborated(scope: AccountScope, input: ListMyProjectsInput, closed: readonly string[]) {
  const { after, orderBy, take } = keyset(input);
  const roles = { all: {}, owned: { role: "owner" }, member: { role: { not: "owner" } } }[input.of];
  const matching = {
    AND: [...wanted(input), await shownProjects(scope.actor)],
    workspace: openPlaces(scope.actor, closed),
  };
  const { id } = scope.actor;
  const own = { ...roles, ...holding(id) };
  const rows = await scope.db.collaborator.findMany({
    where: { ...own, project: { AND: [matching, after] } },
    orderBy: { projectId: orderBy.id },
    take,
    select: { role: true, project: { select: columns(id) } },
  });
  const count = await countOf(input, rows.length, (limit) =>
    scope.db.collaborator.count({ where: { ...own, project: matching }, ...limit }),
  );
  return { views: rows.map((row) => toView(row.project, row.role, true)), count };
}

/** How far the statement goes for this caller: what `openPlaces` says to the database's client. */
async function asked(
  { actor }: AccountScope,
  input: ListMyProjectsInput,
  closed: readonly string[],
): Promise<OpenProjectsAsked> {
  const { id: userId, credential } = actor;
  const organizationId = credential?.organizationId ?? null;
  const reach =
    credential === null || organizationId === null
      ? null
      : { workspaceId: credential.workspaceId, organizationId, credentialId: credential.id };
  const { search, state } = input;
  return { userId, ...position(input), search, state, reach, closed, ruled: await ruledProjectIds(userId) };
}

/**
 * Open projects of the workspaces in which the caller has a row, and private ones there that a rule shows them, where
 * they have no role of their own.
 */
async function shown(scope: AccountScope, input: ListMyProjectsInput, closed: readonly string[]) {
  const wanted = await asked(scope, input, closed);
  const found = await openProjectsPage(wanted);
  const count = await countOf(input, found.length, ({ take }) => countOpenProjects(wanted, take));
  // They stand in places where the caller is, and nothing but what was found there is read.
  const rows = await systemScope("own-places", scope.request).db.project.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: columns(scope.actor.id),
  });
  const roles = new Map(found.map(({ id, role }) => [id, role]));
  const roleIn = ({ id, visibility }: Columns) => (visibility === "open" ? roles.get(id) : null) ?? "viewer";
  return { views: rows.map((row) => toView(row, roleIn(row), false)), count };
}

/** For the home page: the projects that the caller owns, and those that they are a member of, across workspaces. */
export async function listMyProjects(scope: AccountScope, input: ListMyProjectsInput): Promise<Page<MyProjectView>> {
  const closed = [...(await closedOrganizations(scope.actor)).keys()];
  const own = await collaborated(scope, input, closed);
  const shared = input.of === "owned" ? { views: [], count: 0 } : await shown(scope, input, closed);
  return mergedPage(input, [...own.views, ...shared.views], own.count + shared.count);
}
