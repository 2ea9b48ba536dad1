import type { WorkspaceScope } from "./scope";

/** The ids of a scope's workspace, as rows of it and questions about it carry them. */
export function placeOf({ organization, workspace }: Pick<WorkspaceScope, "organization" | "workspace">) {
  return { organizationId: organization.id, workspaceId: workspace.id };
}
