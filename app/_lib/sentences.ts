/** Every sentence of the interface's own parts. A translation replaces this file and messages.ts. */
export const PRODUCT = "Tenantry";

export const SHELL = {
  skip: "Skip to content",
  menu: "Menu",
  closeMenu: "Close menu",
  navigation: "Settings",
  home: "Home",
  breadcrumb: "Breadcrumb",
  switcher: "Organization, workspace and project",
  here: "You are here",
  search: "Search or jump to…",
  searchShort: "Search",
  personal: "Personal",
  account: "Account",
  profileMenu: (name: string) => `Your menu, ${name}`,
  signOut: "Sign out",
  signingOut: "Signing out",
  theme: "Theme",
  light: "Light",
  dark: "Dark",
  system: "As the system",
  loading: "Loading",
  noOrganization: "Choose an organization",
  noWorkspace: "Choose a workspace",
  noProject: "All projects",
  levels: { organization: "Organizations", workspace: "Workspaces", project: "Projects" },
  switchTo: { organization: "Switch organization", workspace: "Switch workspace", project: "Switch project" },
  find: { organization: "Find an organization", workspace: "Find a workspace", project: "Find a project" },
  noMatch: "Nothing matches.",
} as const;

export const NAVIGATION = {
  userSettings: "User settings",
  administratorSettings: "Administrator settings",
  profile: "Profile",
  security: "Security",
  workspaces: "Workspaces",
  credentials: "Credentials",
  projects: "Projects",
  users: "Users",
  members: "Members",
  invitations: "Invitations",
  audit: "Audit",
  settings: "Settings",
  instance: "Instance",
  apiReference: "API reference",
  workspaceGroup: (name: string) => `Workspace ${name}`,
  organizationGroup: (name: string) => `Organization ${name}`,
} as const;

export const PALETTE = {
  label: "Command palette",
  pages: "Pages",
  commands: "Commands",
  workspaces: "Workspaces",
  createProject: "Create a project",
  createCredential: "Create a credential",
  createOrganization: "Create an organization",
  createWorkspace: "Create a workspace",
  invitePeople: "Invite people",
  theme: { light: "Use the light theme", dark: "Use the dark theme", system: "Use the system's theme" },
} as const;

export const TABLE = {
  search: "Search",
  apply: "Apply",
  any: "Any",
  clear: "Clear filters",
  actions: "Actions",
  actionsFor: (name: string) => `Actions for ${name}`,
  sortBy: (label: string) => `Sort by ${label}`,
  previous: "Previous",
  next: "Next",
  first: "First page",
  pages: "Pages",
  total: (count: string) => (count === "1" ? "1 in total" : `${count} in total`),
  totalAbove: (count: string) => `more than ${count} in total`,
  shown: (count: string) => `${count} shown`,
  select: (name: string) => `Select ${name}`,
  selectAll: "Select all rows of this page",
  selected: (count: string) => `${count} selected`,
  nothingFound: "Nothing matches these filters.",
  copyId: (id: string) => `Copy ${id}`,
} as const;

export const DIALOG = {
  close: "Close",
  cancel: "Cancel",
  done: "Done",
  whatHappens: "What happens",
  typeName: (name: string) => `Type ${name} to confirm`,
  nameDiffers: "This is not the same name.",
  leaveTitle: "Leave without saving?",
  leaveText: "What you changed on this page has not been saved.",
  leave: "Leave",
  stay: "Stay here",
} as const;

export const COPY = {
  copy: "Copy",
  copied: "Copied",
  failed: "Copying was refused by the browser. Select the text and copy it yourself.",
  download: "Download",
  once: "This is the only time the secret key is shown. Copy or download it now; if it gets lost, create a new credential.",
  accessKey: "Access key",
  secretKey: "Secret key",
  configuration: "Configuration file",
  environment: "Environment",
  notebook: "Notebook",
  commandLine: "Command line",
  ways: "Ways to use the credential",
} as const;

export const FORM = {
  optional: "optional",
  save: "Save",
  saving: "Saving",
  saved: "Saved",
  summary: (count: number) => (count === 1 ? "One field needs your attention" : `${count} fields need your attention`),
  notDone: "That did not work",
  request: (id: string) => `Request ${id}`,
  edit: (label: string) => `Edit ${label}`,
  required: "Fill in this field.",
  tooShort: (minimum: string) => `Use at least ${minimum} characters.`,
  tooLong: (maximum: string) => `Use at most ${maximum} characters.`,
  tooSmall: (minimum: string) => `Use ${minimum} or more.`,
  tooBig: (maximum: string) => `Use ${maximum} or less.`,
  email: "Give a whole e-mail address, like member-0001@example.com.",
  url: "Give a whole address that begins with https:// or http://.",
  choose: "Choose one of the options.",
  wrong: "This value cannot be used.",
  it: (message: string) => `It ${message}.`,
  show: "Show password",
  hide: "Hide password",
  offline: "The server cannot be reached. Nothing was changed; check the connection and try again.",
} as const;

export const RIGHTS = {
  missing: (permission: string) => `You need the right ${permission}. Ask an admin.`,
} as const;

export const FAILURE = {
  title: "This page could not be shown",
  text: "Nothing was changed. Try again; if it happens once more, quote the number below to whoever runs this instance.",
  again: "Try again",
  toHome: "Go to the start page",
  notFoundTitle: "There is nothing at this address",
  notFoundText:
    "It may have been renamed or removed, or you may not have access to it. The address may also be mistyped.",
  reference: "Reference",
} as const;
