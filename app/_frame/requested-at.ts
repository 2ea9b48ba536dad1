import type { Requested } from "@/app/_access/request-access-form";

const RESOURCE = /^\/workspaces\/([^/?]+)\/resources\/(res_[0-9a-z]{26})(?:[/?]|$)/;
const PROJECT = /^\/workspaces\/([^/?]+)\/projects\/([A-Za-z0-9_-]{1,64})(?:[/?]|$)/;

/** What an address is about, to ask for access to it; null for all but resources and projects. */
export function requestedAt(path: string): Requested | null {
  const [, around, id] = RESOURCE.exec(path) ?? [];
  if (around !== undefined && id !== undefined) return { workspace: around, resource: { id }, permission: "read" };
  const [, workspace, project] = PROJECT.exec(path) ?? [];
  if (workspace === undefined || project === undefined) return null;
  return { workspace, resource: { project }, permission: "read" };
}
