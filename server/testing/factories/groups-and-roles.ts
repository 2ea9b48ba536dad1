import { authorizeWorkspace } from "@/server/access/authorize";
import { createGroup } from "@/server/groups/commands/create-group";
import { createRole } from "@/server/roles/commands/create-role";
import { workspaceMember, type Person, type WorkspaceRef } from "../factory";
import { requestInfo } from "../requests";
import { next, write } from "../rows";
import type { ServiceAccountRef } from "./machines";

/** A group of a workspace, made by one of its admins, with its first members. */
export async function group(
  of: WorkspaceRef,
  admin: Person,
  options: { name?: string; people?: readonly Person[]; machines?: readonly ServiceAccountRef[] } = {},
): Promise<{ id: string; name: string }> {
  const { name = `Group ${next()}`, people = [], machines = [] } = options;
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "group.create");
  const members = [
    ...people.map(({ id }) => ({ type: "user" as const, id })),
    ...machines.map(({ serviceAccount: id }) => ({ type: "service_account" as const, id })),
  ];
  return createGroup(scope, { name, members });
}

/**
 * A custom role of a workspace, made by one of its admins:
 * of the workspace's level, with nothing, unless told otherwise.
 */
export async function customRole(
  of: WorkspaceRef,
  admin: Person,
  options: { level?: "workspace" | "project"; name?: string; permissions?: string[]; from?: string } = {},
): Promise<{ id: string; name: string }> {
  const { level = "workspace", name = `Role ${next()}`, permissions, from } = options;
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "role.create");
  return createRole(scope, { level, name, permissions, from });
}

/** Gives a member of a workspace one of its custom roles. */
export async function giveRole(of: WorkspaceRef, who: Person, role: { id: string }): Promise<void> {
  await workspaceMember(of, who);
  const where = { workspaceId_userId: { workspaceId: of.id, userId: who.id } };
  await write((tx) => tx.workspaceMember.update({ where, data: { role: "custom", roleId: role.id } }));
}
