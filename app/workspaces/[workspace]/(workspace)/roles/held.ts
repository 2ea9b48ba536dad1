import type { PermissionGroup } from "@/app/_components/form/permission-list-field";
import { CUSTOM_ROLES, PERMISSION_GROUPS, PERMISSION_LABELS } from "@/app/_sentences/access/roles";
import { ALWAYS_HELD, GRANTABLE, type RoleLevel } from "@/server/roles/schema";

/** What whoever edits a role holds themselves, hence may put into it. */
export interface Held {
  permissions: readonly string[];
  /** An admin of the workspace is one of each project in it. */
  admin: boolean;
}

function refusalOf(level: RoleLevel, permission: string, held: Held): string | undefined {
  const always: readonly string[] = ALWAYS_HELD[level];
  if (always.includes(permission)) return CUSTOM_ROLES.always;
  const holds = level === "project" ? held.admin : held.permissions.includes(permission);
  return holds ? undefined : CUSTOM_ROLES.notHeld;
}

/** The permissions of a level as check boxes, each that cannot be ticked with the reason. */
export function permissionGroups(level: RoleLevel, held: Held): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup["items"]>();
  for (const permission of GRANTABLE[level]) {
    const noun = permission.split(".", 1)[0] ?? permission;
    const label = PERMISSION_LABELS[permission] ?? permission;
    const item = { key: permission, label, refused: refusalOf(level, permission, held) };
    groups.set(noun, [...(groups.get(noun) ?? []), item]);
  }
  return [...groups].map(([noun, items]) => ({ key: noun, label: PERMISSION_GROUPS[noun] ?? noun, items }));
}

/** The permissions with those that no role lacks, so that the boxes show what is saved. */
export function withAlways(level: RoleLevel, permissions: readonly string[]): string[] {
  return [...new Set([...ALWAYS_HELD[level], ...permissions])];
}
