/** Every sentence of the lists of credentials, of making one, and of how long they may live. */
export const CREDENTIALS = {
  title: "Credentials",
  description: "Access key and secret key for programs: SDKs, agents, notebooks, the command line.",
  label: "Label",
  labelHelp: "What it is for, such as the machine that uses it.",
  noLabel: "No label",
  accessKey: "Access key",
  lastUsed: "Last used",
  expires: "Expires",
  expiresHelp: "It stops working at the end of this day. Empty: never.",
  statuses: { active: "Active", expired: "Expired", revoked: "Revoked", disabled: "Disabled" },
  create: "Create new credentials",
  createTitle: "Create new credentials",
  createText: (workspace: string) => `They act as you in the workspace ${workspace}.`,
  submit: "Create credentials",
  createdTitle: "Your new credentials",
  createMachineText: (name: string) => `They act as the service account ${name}.`,
  createOrganizationText: (organization: string) =>
    `They act as you in all workspaces of ${organization}, for as long as you are its owner or admin.`,
  mine: "Mine",
  everyone: "Everyone's",
  whose: "Whose credentials",
  everyoneTitle: "Everyone's credentials",
  everyoneText:
    "All that reach this workspace: of people, service accounts and projects. Admins relabel and revoke them.",
  organizationTitle: "Organization credentials",
  organizationText:
    "They reach all workspaces of the organization. Owners and admins make them for themselves; owners see everybody's.",
  search: "Find by label",
  editLabel: "Edit label",
  editTitle: "Edit label",
  labelSaved: "Label saved",
  revoke: "Revoke",
  revokeTitle: (name: string) => `Revoke ${name}?`,
  enable: "Enable",
  enabling: "Enabling",
  enabled: "Credential enabled",
  enableTitle: (name: string) => `Enable ${name}?`,
  enableConsequences: ["It was switched off when its place was deleted. From now on it works as before."],
  revokeVerb: "Revoke credentials",
  revoking: "Revoking",
  revoked: "Credentials revoked",
  revokeConsequences: [
    "Programs that use them are refused from the next request on.",
    "This cannot be undone. The row stays here, as revoked.",
  ],
  empty: "No credentials yet",
  emptyText:
    "Programs sign in with an access key and a secret key. Create a pair and copy it into their configuration.",
} as const;

export const LIFETIME = {
  title: "Credentials",
  description: "How long credentials of this organization may live, of people, service accounts, projects and devices.",
  days: "Longest life in days",
  daysHelp:
    "Of credentials that are made from now on, 1 to 3650. Empty: any. Older ones go on and are shown as over policy.",
  saved: "Longest life saved",
  refused: "Owners and admins of the organization may change this. Ask one of them.",
  latest: (days: string) => `The organization allows ${days} days at most. Empty: as long as that.`,
} as const;
