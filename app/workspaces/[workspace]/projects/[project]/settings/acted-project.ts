/** What the actions on a project need to know of it. */
export interface ActedProject {
  name: string;
  slug: string;
  /** Slug of its workspace. */
  workspace: string;
  visibility: "private" | "open";
  status: "active" | "archived" | "deleted";
  /** The visitor's own default here. */
  isDefault: boolean;
  /** The workspace's default project, which stays as it is. */
  fixed: boolean;
  inWorkspace: boolean;
  /** By the visitor. */
  owned: boolean;
  permissions: readonly string[];
}

/** How the server's procedures name it. */
export function at({ workspace, slug }: ActedProject) {
  return { workspace, project: slug };
}
