interface ShellUser {
  name: string;
  email: string;
  operator: boolean;
  /** Address of their picture. */
  picture?: string;
}

export interface ShellOrganization {
  name: string;
  slug: string;
  personal: boolean;
}

export interface ShellWorkspace {
  name: string;
  slug: string;
  /** Slug of its organization. */
  organization: string;
  personal: boolean;
  role: string;
}

export interface ShellProject {
  name: string;
  slug: string;
  hidden?: boolean;
}

/** What the frame around every page knows: small plain values that a layout passes on. */
export interface ShellData {
  user: ShellUser;
  /** Notices and invitations that wait in the inbox; 100 means at least so many. */
  unread?: number | undefined;
  organizations: readonly ShellOrganization[];
  workspaces: readonly ShellWorkspace[];
  /** There are more workspaces than these: the others are found by their name. */
  more: boolean;
  /** Of the current workspace. */
  projects: readonly ShellProject[];
  /** Slug of the one that is active in this browser, on pages that belong to no project. */
  active?: string | undefined;
  /** Slugs of where one is; on pages that belong to no place, of where one was last. */
  current: { organization?: string | undefined; workspace?: string | undefined; project?: string | undefined };
  /** Permissions held in the current organization and workspace. */
  rights: readonly string[];
}
