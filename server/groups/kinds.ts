export const GROUP_KINDS = ["ordinary", "users", "admins", "queue_admins"] as const;

/** Groups whose members follow from the workspace: nobody is put in or taken out. */
export const FOLLOWING_GROUPS = ["users", "admins"];

export function followsFromWorkspace({ kind }: { kind: string }): boolean {
  return FOLLOWING_GROUPS.includes(kind);
}
