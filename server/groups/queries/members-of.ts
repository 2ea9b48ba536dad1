import "server-only";
import { belongsTo, unexpired } from "../../access/reach";
import { ORGANIZATION_ADMINS } from "../../access/rights/built-in-roles";

export interface GroupRef {
  id: string;
  kind: string;
}

function adminsOf(workspaceId: string) {
  const rows = { workspaceId, role: "admin", ...unexpired() };
  return { AND: [unexpired(), { OR: [{ workspaces: { some: rows } }, { role: { in: [...ORGANIZATION_ADMINS] } }] }] };
}

/**
 * The people of a group, asked of the organization's members. Who has left the workspace, or is in it until a day that
 * has passed, is in none of its groups.
 */
export function peopleOf(group: GroupRef, workspaceId: string) {
  if (group.kind === "users") return belongsTo(workspaceId);
  if (group.kind === "admins") return adminsOf(workspaceId);
  return { AND: [belongsTo(workspaceId), { groups: { some: { groupId: group.id, ...unexpired() } } }] };
}

/**
 * The service accounts of a group, asked of those of the workspace; none is an admin, and a project's own are in none.
 */
export function machinesOf(group: GroupRef) {
  if (group.kind === "users") return { projectId: null };
  if (group.kind === "admins") return { id: { in: [] as string[] } };
  return { groups: { some: { groupId: group.id, ...unexpired() } } };
}
