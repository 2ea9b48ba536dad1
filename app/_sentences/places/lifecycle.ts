/** Every sentence about the life of organizations and workspaces. */
export const PLACE_STATES: Readonly<Record<string, string>> = {
  active: "Active",
  archived: "Archived",
  suspended: "Suspended",
  deleted: "Deleted",
};

export const REMOVAL = {
  workspaces: "Workspaces",
  projects: "Projects",
  members: "Members who lose access",
  serviceAccounts: "Service accounts",
  groups: "Groups",
  rules: "Access rules",
  credentials: "Credentials that stop working",
  invitations: "Open invitations that are revoked",
  links: "Links that are revoked",
  stays: (days: number) => `For ${days} days it can be restored, and its slug stays reserved.`,
  disabled: "Credentials come back disabled, invitations and links not at all.",
  endedCredentials: "Credentials disabled",
  endedInvitations: "Invitations revoked",
  endedLinks: "Links revoked",
} as const;

export const WORKSPACE_LIFE = {
  state: "State",
  archive: "Archive",
  archiveTitle: (name: string) => `Archive ${name}?`,
  archiveConsequences: [
    "Everything in it can still be read; nothing in it can be changed.",
    "People can leave it, and credentials can be revoked.",
    "It can be brought back at any time.",
  ],
  archiving: "Archiving",
  archived: "Workspace archived",
  unarchive: "Bring back",
  unarchiveTitle: (name: string) => `Bring ${name} back?`,
  unarchiveConsequences: ["Everybody can work in it as before."],
  unarchiving: "Bringing back",
  unarchived: "Workspace brought back",
  suspend: "Suspend",
  suspendTitle: (name: string) => `Suspend ${name}?`,
  suspendConsequences: [
    "Its people, keys, service accounts and links are refused from the next request on.",
    "Owners of the organization can still see it and export.",
    "Nothing is lost; an owner can resume it at any time.",
  ],
  suspending: "Suspending",
  suspended: "Workspace suspended",
  resume: "Resume",
  resumeTitle: (name: string) => `Resume ${name}?`,
  resumeConsequences: ["Its people, keys, service accounts and links work again."],
  resuming: "Resuming",
  resumed: "Workspace resumed",
  remove: "Delete",
  removeTitle: (name: string) => `Delete ${name}?`,
  removeVerb: "Delete workspace",
  removing: "Deleting",
  removed: "Workspace deleted",
  removedTitle: (name: string) => `${name} is deleted`,
  restore: "Restore",
  restoreTitle: (name: string) => `Restore ${name}?`,
  restoreVerb: "Restore workspace",
  restoreConsequences: [
    "Its people, projects, groups and rules are back as they were.",
    "Its credentials come back disabled, its invitations and links not at all.",
  ],
  restoring: "Restoring",
  restored: "Workspace restored",
  defaultFixed: "The default workspace stays as long as the organization does.",
  restorable: "Can be restored until",
  noneDeleted: "Nothing was deleted",
  noneDeletedText: "Deleted workspaces are here for 30 days, and can be restored until then.",
} as const;

export const ORGANIZATION_LIFE = {
  danger: "Delete this organization",
  dangerText:
    "All its workspaces, projects and credentials go with it. An owner can restore it for 30 days; then it is forgotten.",
  remove: "Delete organization",
  removeTitle: (name: string) => `Delete ${name}?`,
  removing: "Deleting",
  removedTitle: (name: string) => `${name} is deleted`,
  restorableAt: "You can restore it on the page of your workspaces.",
  deleted: "Deleted organizations",
  deletedText: "Those that you own. They can be restored for 30 days.",
  deletedAt: "Deleted",
  until: "Restorable until",
  organization: "Organization",
  restore: "Restore",
  restoreTitle: (name: string) => `Restore ${name}?`,
  restoreVerb: "Restore organization",
  restoreConsequences: [
    "Its people, workspaces and projects are back as they were.",
    "Its credentials come back disabled, its invitations and links not at all.",
  ],
  restoring: "Restoring",
  restored: "Organization restored",
} as const;

export const PLACE_NOTICES = {
  archived: "This workspace is archived: it can be read, and nothing in it changes until it is brought back.",
  suspended: "This workspace is suspended. You see it as an owner of its organization: you can read and export.",
  organizationSuspended: "This organization is suspended. You see it as its owner: you can read, export and pay.",
  defaultTitle: (organization: boolean) =>
    organization ? "Everybody in the organization is in this project" : "Everybody in the workspace is in this project",
  defaultText:
    "Do not keep sensitive things here: make a project of your own for them. Usage that names no project is booked here.",
} as const;
