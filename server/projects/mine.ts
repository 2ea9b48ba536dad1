import "server-only";
import type { AccountScope, Actor } from "../access/scope";
import { PROJECT_STANDS, unexpired } from "../access/reach";
import { ruledProjectIds } from "../db/hot/ruled-projects";
import { keyset, mergedPage, type Page } from "../paging";
import { highestRole, matchingProjects, projectColumns, toProjectView, type ProjectColumns } from "./queries";
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
function openPlaces({ id, credential }: Actor) {
  const notSuspended = {
    suspendedAt: null,
    organization: { suspendedAt: null, members: { none: { userId: id, suspendedAt: { not: null } } } },
  };
  if (credential === null) return notSuspended;
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
async function collaborated(scope: AccountScope, input: ListMyProjectsInput) {
  const { after, orderBy, take } = keyset(input);
  const roles = { all: {}, owned: { role: "owner" }, member: { role: { not: "owner" } } }[input.of];
  const matching = { AND: wanted(input), workspace: openPlaces(scope.actor) };
  const { id } = scope.actor;
  const own = { ...roles, ...holding(id) };
  const rows = await scope.db.collaborator.findMany({
    where: { ...own, project: { AND: [matching, after] } },
    orderBy: { projectId: orderBy.id },
    take,
    select: { role: true, project: { select: columns(id) } },
  });
  const count = await scope.db.collaborator.count({ where: { ...own, project: matching } });
  return { views: rows.map((row) => toView(row.project, row.role, true)), count };
}

/**
 * Open projects of the workspaces in which the caller has a row, and private ones there that a rule shows them, where
 * they have no role of their own.
 */
async function shown(scope: AccountScope, input: ListMyProjectsInput) {
  const { after, orderBy, take } = keyset(input);
  const userId = scope.actor.id;
  const matching = {
    AND: [...wanted(input), { OR: [{ visibility: "open" }, { id: { in: await ruledProjectIds(userId) } }] }],
    collaborators: { none: { userId, ...unexpired() } },
  };
  const rows = await scope.db.workspaceMember.findMany({
    where: { ...unexpired(), organizationMember: unexpired(), workspace: openPlaces(scope.actor) },
    select: {
      role: true,
      workspace: {
        select: {
          projects: { where: { AND: [matching, after] }, orderBy, take, select: columns(userId) },
          _count: { select: { projects: { where: matching } } },
        },
      },
    },
  });
  return {
    views: rows.flatMap(({ role, workspace }) =>
      workspace.projects.map((project) => toView(project, project.visibility === "open" ? role : "viewer", false)),
    ),
    count: rows.reduce((sum, { workspace }) => sum + workspace._count.projects, 0),
  };
}

/** For the home page: the projects that the caller owns, and those that they are a member of, across workspaces. */
export async function listMyProjects(scope: AccountScope, input: ListMyProjectsInput): Promise<Page<MyProjectView>> {
  const own = await collaborated(scope, input);
  const shared = input.of === "owned" ? { views: [], count: 0 } : await shown(scope, input);
  return mergedPage(input, [...own.views, ...shared.views], own.count + shared.count);
}
