import "server-only";
import { placesOf, projectNames, type PlaceRow } from "../../db/hot/access/places";
import { AppError } from "../../errors";
import { neededIn, type Needed } from "../limits/admittance";
import type { OrganizationRole, WorkspaceRole } from "../rights/built-in-roles";
import { isHeld, workspaceRights } from "../rights/held";
import type { Actor } from "../scope";
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
  /** The names of all that the person may do in it. */
  permissions: string[];
  suspended: boolean;
  archived: boolean;
}

interface Places {
  organizations: StandingOrganization[];
  workspaces: StandingWorkspace[];
}

/** More than anybody looks through; whoever has more still reaches the others by their address. */
const LISTED = 200;

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
      permissions: workspaceRights(held),
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
 * @throws FORBIDDEN suspended
 */
export async function listPlaces(actor: Actor): Promise<Places> {
  if (actor.suspended) throw new AppError("FORBIDDEN", "suspended");
  const rows = await placesOf(actor.id, LISTED);
  const organizations = new Map(rows.flatMap((row) => organizationOf(actor, row)).map((place) => [place.id, place]));
  return {
    organizations: [...organizations.values()].sort(byId),
    workspaces: rows.flatMap((row) => workspaceOf(actor, row)).sort(byId),
  };
}

interface ProjectNames {
  projects: { name: string; slug: string; hidden: boolean }[];
  /** Slug of the one that counts where none is named: the person's default here, else the workspace's own. */
  preferred: string | undefined;
}

/** The projects that the person reaches in a workspace of theirs. */
export async function listProjectNames(actor: Actor, workspace: { id: string; role: string }): Promise<ProjectNames> {
  const rows = await projectNames(workspace.id, actor.id, workspace.role === "admin", LISTED);
  const preferred = rows.find(({ chosen }) => chosen) ?? rows.find(({ own }) => own);
  const projects = rows.filter(({ shown }) => shown).map(({ name, slug, hidden }) => ({ name, slug, hidden }));
  return { projects, preferred: preferred?.slug };
}
