/** Roles of the product as people read them. */
export const ROLES: Readonly<Record<string, string>> = {
  owner: "Owner",
  admin: "Admin",
  billing: "Billing",
  member: "Member",
  viewer: "Viewer",
};

export const WORKSPACE_ROLE_OPTIONS = [
  { value: "admin", label: "Admin: manages people, projects and rules" },
  { value: "member", label: "Member: works in its projects" },
  { value: "viewer", label: "Viewer: reads" },
] as const;

/** What stands where none of them does. */
const OTHER_ROLES: Readonly<Record<string, string>> = { custom: "Custom role", access: "Access map" };

/** What somebody is in a place, where a role of the workspace's own or an access map may stand for it. */
export function roleName(role: string): string {
  return ROLES[role] ?? OTHER_ROLES[role] ?? role;
}
