import "server-only";
import { placesOf, projectNames, type PlaceRow } from "../../db/hot/access/places";
import { workspaceStanding } from "../../db/hot/access/standing";
import { AppError } from "../../errors";
import { neededIn, type Needed } from "../limits/admittance";
import type { OrganizationRole, WorkspaceRole } from "../rights/built-in-roles";
import { isHeld, type Held } from "../rights/held";
import type { Actor } from "../scope";
import { keyIn } from "../standing/of-request";
import { organizationRoles, standsInWorkspace } from "../standing/roles";

interface StandingOrganization {
  id: string;
  slug: string;
  name: string;
  personal: boolean;
  role: OrganizationRole;
  suspended: boolean;
  /** What the caller still has to prove before they come in; until then none of its workspaces is listed. */
  needs: Needed | null;
}

interface StandingWorkspace {
  id: string;
  slug: string;
  name: string;
  isDefault: boolean;
  personal: boolean;
  /** Id and slug of its organization. */
  organization: { id: string; slug: string };
  role: WorkspaceRole | "custom";
  /** What the person may do in it follows from this (`rights.ts`). */
  held: Held<WorkspaceRole>;
  suspended: boolean;
  archived: boolean;
}

interface Places {
  organizations: StandingOrganization[];
  workspaces: StandingWorkspace[];
  /** There are others, which the list leaves out. */
  more: boolean;
}

/** More projects of a workspace than anybody looks through. */
const PROJECTS = 200;

function organizationOf(actor: Actor, row: PlaceRow): StandingOrganization[] {
  const [role] = organizationRoles(row);
  if (role === undefined) return [];
  const { organizationId: id, organizationSlug: slug, organizationName: name, personal } = row;
  const suspended = row.organizationSuspended || row.membershipSuspended;
  return [{ id, slug, name, personal, role, suspended, needs: neededIn(actor, row) }];
}

function workspaceOf(actor: Actor, row: PlaceRow): StandingWorkspace[] {
  if (row.workspaceId === null || neededIn(actor, row) !== null) return [];
  const held = standsInWorkspace(row);
  if (!isHeld(held)) return [];
  return [
    {
      id: row.workspaceId,
      slug: row.workspaceSlug,
      name: row.workspaceName,
      isDefault: row.isDefault,
      personal: row.personal,
      organization: { id: row.organizationId, slug: row.organizationSlug },
      role: held.roles[0] ?? "custom",
      held,
      suspended: row.organizationSuspended || row.membershipSuspended || row.workspaceSuspended,
      archived: row.workspaceArchived,
    },
  ];
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

/**
 * Where a signed-in person stands, for the frame around every page: one query instead of two lists with their counts.
 * Of so many places as `limit` says, those of each organization in turn.
 * @throws FORBIDDEN suspended
 */
export async function listPlaces(actor: Actor, limit: number): Promise<Places> {
  if (actor.suspended) throw new AppError("FORBIDDEN", "suspended");
  const found = await placesOf(actor.id, limit + 1);
  const rows = found.slice(0, limit);
  const organizations = new Map(rows.flatMap((row) => organizationOf(actor, row)).map((place) => [place.id, place]));
  return {
    organizations: [...organizations.values()].sort(byId),
    workspaces: rows.flatMap((row) => workspaceOf(actor, row)).sort(byId),
    more: found.length > limit,
  };
}

/** One workspace by its id, its slug or an earlier one; undefined where the person does not stand in it. */
export async function placeNamed(actor: Actor, name: string): Promise<StandingWorkspace | undefined> {
  const key = keyIn("ws", name);
  const row = key === undefined ? undefined : await workspaceStanding(actor.id, key);
  if (row === undefined || row.workspaceDeleted || row.organizationDeleted) return undefined;
  return workspaceOf(actor, row)[0];
}

interface ProjectNames {
  projects: { name: string; slug: string; hidden: boolean }[];
  /** Slug of the one that counts where none is named: the person's default here, else the workspace's own. */
  preferred: string | undefined;
}

/** The projects that the person reaches in a workspace of theirs. */
export async function listProjectNames(actor: Actor, workspace: { id: string; role: string }): Promise<ProjectNames> {
  const rows = await projectNames(workspace.id, actor.id, workspace.role === "admin", PROJECTS);
  const preferred = rows.find(({ chosen }) => chosen) ?? rows.find(({ own }) => own);
  const projects = rows.filter(({ shown }) => shown).map(({ name, slug, hidden }) => ({ name, slug, hidden }));
  return { projects, preferred: preferred?.slug };
}
