import { PERMISSION_LABELS } from "@/app/_sentences/access/roles";
import { LIMITS } from "@/app/_sentences/machines/credential";

const FURTHER: Readonly<Record<string, string>> = LIMITS.further;

/** What a permission allows, in words; its name where there are none. */
export function permissionName(permission: string): string {
  return PERMISSION_LABELS[permission] ?? FURTHER[permission] ?? permission;
}
