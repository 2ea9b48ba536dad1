import "server-only";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { projectsInSight } from "../../access/reach";
import type { OrganizationScope, ProjectScope, WorkspaceScope } from "../../access/scope";
import { usageNames } from "../../db/hot/usage/names";
import { namedPlaces } from "../../db/hot/usage/places";
import { notFound } from "../../errors";
import { isId } from "../../ids";
import type {
  OrganizationUsageInput,
  OwnUsageInput,
  ProjectUsageInput,
  UsageView,
  WorkspaceUsageInput,
} from "../schema/report";
import type { Seen } from "./named";
import { usageReport } from "./report";

/** Whoever pays and administers nothing does not learn of private projects by what they use. */
function seenIn({ roles }: OrganizationScope): Seen {
  return roles.includes("owner") || roles.includes("admin") ? "all" : "open";
}

async function refuseUnseen(scope: OrganizationScope, project: string): Promise<void> {
  const known = (await usageNames(scope.organization.id, "project", [project])).get(project);
  if (known === undefined || (seenIn(scope) === "open" && known.hidden)) throw notFound();
}

/** @throws INVALID (to, meter, groupBy), NOT_FOUND for a project out of sight */
export async function organizationUsage(scope: OrganizationScope, input: OrganizationUsageInput): Promise<UsageView> {
  const { inWorkspace, project: projectId, actor: actorId } = input;
  if (projectId !== undefined) await refuseUnseen(scope, projectId);
  const place = { organizationId: scope.organization.id, projectId, actorId, sees: seenIn(scope) };
  return usageReport(scope.db, inWorkspace === undefined ? place : { ...place, workspaceId: inWorkspace }, input);
}

/** The id of a project of the workspace, deleted ones among them, by slug or id. */
async function projectOf(scope: WorkspaceScope, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const { projects, slugs } = await namedPlaces(scope.organization.id, scope.workspace.id, [name], []);
  const id = isId("prj", name) ? name : slugs.find(({ slug }) => slug === name.toLowerCase())?.projectId;
  if (!projects.some((project) => project.id === id)) throw notFound();
  return id;
}

/** The workspace with the projects of it that the caller knows of: all, for its admins. */
async function seenPlace(scope: WorkspaceScope, project: string | undefined) {
  const projectId = await projectOf(scope, project);
  const sight = await projectsInSight(scope);
  if (sight !== null && projectId !== undefined && !sight.includes(projectId)) throw notFound();
  const sees: Seen = sight === null ? "all" : new Set(sight);
  return { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId, sees };
}

/** @throws INVALID (to, meter, groupBy), NOT_FOUND for a project out of sight */
export async function workspaceUsage(scope: WorkspaceScope, input: WorkspaceUsageInput): Promise<UsageView> {
  const place = await seenPlace(scope, input.project);
  return usageReport(scope.db, { ...place, actorId: input.actor }, input);
}

/** @throws INVALID (to, meter, groupBy) */
export async function projectUsage(scope: ProjectScope, input: ProjectUsageInput): Promise<UsageView> {
  const place = { organizationId: scope.organization.id, projectId: scope.project.id, actorId: input.actor };
  return usageReport(scope.db, { ...place, sees: "all" }, input);
}

/**
 * What the caller used in the workspace; with a credential of one project, in that.
 * @throws INVALID (to, meter, groupBy), NOT_FOUND for a project out of sight
 */
export async function ownUsage(scope: WorkspaceScope, input: OwnUsageInput): Promise<UsageView> {
  const { project: only } = decisionLimits(scope.actor);
  const place = await seenPlace(scope, input.project ?? only ?? undefined);
  if (only !== null && place.projectId !== only) throw notFound();
  return usageReport(scope.db, { ...place, actorId: scope.actor.id }, input);
}
