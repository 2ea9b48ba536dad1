/** Every sentence of a workspace's settings. */
export const WORKSPACE_SETTINGS = {
  title: "Settings",
  description: "What the workspace is called and where it is found.",
  name: "Name",
  slug: "Slug",
  former: "The former slug keeps leading here and stays reserved.",
  refused: "Admins of the workspace may change this. Ask one of them.",
  archived: "The workspace is archived: bring it back before you change it.",
  suspended: "The workspace is suspended: resume it before you change it.",
  personal: "The personal workspace cannot be renamed.",
  details: "Details",
  life: "Archive, suspend or delete",
  lifeText: "Admins of the organization do this in its list of workspaces. Suspending takes an owner.",
  toOrganization: "Workspaces of the organization",
} as const;
