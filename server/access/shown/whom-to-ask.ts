import "server-only";
import { organizationStanding, projectStanding, workspaceStanding } from "../../db/hot/access/standing";
import { whomToAsk, type AskedPlace, type WhomRow } from "../../db/hot/access/whom-to-ask";
import type { AppError } from "../../errors";
import { ORGANIZATION_TABLE, PROJECT_TABLE } from "../permissions";
import { organizationAllows, projectAllows, workspaceAllows } from "../rights/held";
import type { Actor, Scope } from "../scope";
import { organizationRoles, standsInProject, standsInWorkspace } from "../standing/roles";

type Level = "organization" | "workspace" | "project";

interface Needed {
  level: Level;
  roles: readonly string[];
}

function rolesIn(table: Readonly<Record<string, readonly string[]>>, permission: string): readonly string[] | null {
  return Object.hasOwn(table, permission) ? (table[permission] ?? null) : null;
}

/**
 * Who holds a permission, and at which level; one that is not in the tables concerns resources, which admins manage.
 */
function neededFor(permission: string): Needed {
  const above = rolesIn(ORGANIZATION_TABLE, permission);
  if (above !== null) return { level: "organization", roles: above.filter((role) => role !== "member") };
  const inside = rolesIn(PROJECT_TABLE, permission);
  if (inside !== null) {
    return { level: "project", roles: inside.filter((role) => role === "owner" || role === "admin") };
  }
  return { level: "workspace", roles: ["admin"] };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function sentence({ level, roles }: Needed, { organization, workspace, project, names }: WhomRow): string | undefined {
  const name = { organization, workspace, project }[level];
  if (name === null) return undefined;
  const one = level === "project" && roles.length === 1;
  const called = roles.map((role) => (role === "billing" ? "billing manager" : role));
  const who = `${one ? "the" : /^[aeiou]/.test(called[0] ?? "") ? "an" : "a"} ${listed(called)} of the ${level} “${name}”`;
  return names.length === 0 ? who : `${who}, such as ${listed(names)}`;
}

function placeOf(scope: Scope | null, error: AppError): AskedPlace | null {
  const refused = error.details.place;
  const named = { workspaceId: refused?.workspaceId ?? null, projectId: refused?.projectId ?? null };
  if (scope?.level === "project") {
    const { organization, workspace, project } = scope;
    return { organizationId: organization.id, workspaceId: workspace.id, projectId: project.id };
  }
  if (scope?.level === "workspace") {
    return { ...named, organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  }
  if (scope?.level === "organization") return { ...named, organizationId: scope.organization.id };
  return refused === undefined ? null : { ...named, organizationId: refused.organizationId };
}

/** Whether the caller may list the people of the place, or of the project. A limited credential tells of nobody. */
async function mayKnow({ id, credential }: Actor, { level }: Needed, place: AskedPlace): Promise<boolean> {
  if (credential !== null && credential.scopes !== null) return false;
  if (level === "organization") return true;
  const { workspaceId, projectId } = place;
  if (workspaceId === null) return false;
  if (level === "project") {
    const standing = projectId === null ? undefined : await projectStanding(id, workspaceId, { id: projectId });
    return standing !== undefined && projectAllows(standsInProject(standing), "collaborator.list");
  }
  const standing = await workspaceStanding(id, { id: workspaceId });
  return standing !== undefined && workspaceAllows(standsInWorkspace(standing), "member.list");
}

/**
 * What passes a plan's limit: who may choose another plan is led there, other members are told whom to ask. Somebody at
 * the door learns nothing of either.
 */
async function nameWayUp({ details }: AppError, actor: Actor | null): Promise<void> {
  const organizationId = details.place?.organizationId;
  if (organizationId === undefined || actor?.type !== "user") return;
  const standing = await organizationStanding(actor.id, { id: organizationId });
  const roles = standing === undefined ? [] : organizationRoles(standing);
  if (standing === undefined || roles.length === 0) return;
  if (organizationAllows(roles, "plan.change")) {
    details.path = `/organizations/${encodeURIComponent(standing.organizationSlug)}/billing`;
    return;
  }
  const needed = neededFor("plan.change");
  const place = { organizationId, workspaceId: null, projectId: null };
  const knows = (actor.credential?.scopes ?? null) === null;
  const row = await whomToAsk(place, "organization", needed.roles, knows);
  const ask = row === undefined ? undefined : sentence(needed, row);
  if (ask !== undefined) details.ask = ask;
}

/**
 * Says of a missing right whom to ask for it, as far as the caller may know: it names the place, which they see, and its
 * admins where they may list its people.
 */
export async function nameWhomToAsk(error: AppError, actor: Actor | null, scope: Scope | null): Promise<void> {
  const { permission } = error.details;
  if (error.reason === "plan_limit") return nameWayUp(error, actor);
  if (error.reason !== "permission_missing" || permission === undefined || actor === null) return;
  const place = placeOf(scope, error);
  if (place === null) return;
  const wanted = neededFor(permission);
  const level = wanted.level === "project" && place.projectId === null ? "workspace" : wanted.level;
  const needed = level === wanted.level ? wanted : { level, roles: ["admin"] };
  const row = await whomToAsk(place, level, needed.roles, await mayKnow(actor, needed, place));
  const ask = row === undefined ? undefined : sentence(needed, row);
  if (ask !== undefined) error.details.ask = ask;
}
