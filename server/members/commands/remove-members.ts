import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import type { RemovedMembersView } from "../schema";
import { changeEach } from "./change-each";
import { removeMember } from "./remove-member";
import { removeOrganizationMember } from "./remove-organization-member";

/** Takes several people out of the workspace, each as if by themself. */
export async function removeMembers(scope: WorkspaceScope, input: { users: string[] }): Promise<RemovedMembersView> {
  return changeEach(scope, "member.remove", input.users, "removed", (user) => removeMember(scope, { user }));
}

/** Takes several people out of the organization, each as if by themself. */
export async function removeOrganizationMembers(
  scope: OrganizationScope,
  input: { users: string[] },
): Promise<RemovedMembersView> {
  return changeEach(scope, "organization-member.remove", input.users, "removed", (user) =>
    removeOrganizationMember(scope, { user }),
  );
}
