import type { ConfigurationKeyView } from "@/server/configuration/schema";

/** Every sentence of the pages of vaults and of the configuration. */
export const VAULTS = {
  title: "Administrator vaults",
  description:
    "Configuration for SDKs and agents of whole groups. The row nearer the top wins; a person's own vault stands over these, unless one is locked.",
  create: "New vault",
  createTitle: "New administrator vault",
  editTitle: (name: string) => `Edit ${name}`,
  name: "Name",
  groups: "Groups",
  groupsHelp: "It applies to their members. Users is everybody of the workspace.",
  format: "Format",
  formats: [
    { value: "hocon", label: "HOCON" },
    { value: "json", label: "JSON" },
    { value: "yaml", label: "YAML" },
  ],
  import: "Import a file",
  importHelp: "Its text replaces what stands below, its ending chooses the format; nothing is saved yet.",
  content: "Configuration",
  contentHelp:
    "At most 256 KiB. Keys of one machine are refused: agent.cuda_version, cudnn_version, default_python, worker_id, worker_name, debug.",
  activeLabel: "Active",
  activeHelp: "Off: it is kept and does not count, such as while it is edited.",
  row: "Row",
  rowText: (row: number) => (row === 1 ? "1, the top" : String(row)),
  noGroups: "None: it applies to nobody",
  boxText: "It applies to the members of its groups, unless it is off.",
  lockedState: {
    on: "Yes: it stands over the vaults of service accounts and people",
    off: "No: those of service accounts and people stand over it",
  },
  lockedLabel: "Locked",
  lockedHelp: "On: it stands over the vaults of service accounts and people.",
  save: "Save",
  saving: "Saving",
  saved: "Vault saved",
  opening: "Opening the vault…",
  openFailed: "The vault could not be opened: its values are shown after a fresh sign-in.",
  vault: "Administrator vault",
  parts: "Parts of this vault",
  part: { vault: "Vault", versions: "Versions", activity: "Activity" },
  column: { active: "Active", vault: "Vault", content: "Content", updated: "Updated" },
  on: "Active",
  off: "Off",
  lockedNote: "Locked",
  keys: (count: number, names: readonly string[]) =>
    count === 0 ? "Empty" : `${count === 1 ? "1 key" : `${count} keys`}: ${names.join(", ")}`,
  edit: "Edit",
  activate: "Activate",
  deactivate: "Switch off",
  turned: (name: string, active: boolean) => (active ? `${name} counts now` : `${name} is switched off`),
  activeOf: (name: string) => `Active: ${name}`,
  moved: (name: string, row: number) => `${name} is in row ${row} now`,
  isLocked: (name: string, locked: boolean) => (locked ? `${name} is locked` : `${name} is not locked any more`),
  boxHint: "Double-click it, or press Enter on it, to edit.",
  show: "Show",
  shownTitle: (version: number) => `Version ${version}`,
  counts: "Counts now",
  countedLast: "Counted last",
  up: "Move up",
  down: "Move down",
  lock: "Lock",
  unlock: "Unlock",
  download: "Download",
  remove: "Delete",
  removeTitle: (name: string) => `Delete ${name}?`,
  removeVerb: "Delete vault",
  removing: "Deleting",
  removed: (name: string) => `${name} was deleted`,
  removeText: "Its values and all of its versions go. SDKs and agents are without them with their next fetch.",
  search: "Find by name",
  empty: "No administrator vaults yet",
  emptyText: "Write down once what the SDKs and agents of a group have in common, such as hosts and storage.",
} as const;

/** The field for a configuration. */
export const EDITOR = {
  keys: "Once you typed here, Tab indents; Escape, then Tab leaves the field.",
  caret: (line: number, column: number) => `Line ${line}, column ${column}`,
  live: "This vault is active: what you save counts at once for SDKs and agents.",
  setOff: "Switch off while editing",
  settingOff: "Switching off",
  isOff: "It is switched off. Tick Active again, or switch it on later, when it is ready.",
  changes: "Changes since it was opened",
  reference: "Keys that SDKs and agents know",
  referenceFind: "Find a key",
  referenceText: "Others are kept and handed out as well: whoever reads the configuration decides.",
  referenceNone: "No known key fits.",
} as const;

/** Two texts, compared. */
export const CHANGES = {
  title: "Changes",
  between: (from: number, to: number) => `Version ${from} compared with version ${to}`,
  none: "Both say the same.",
  count: ({ added, removed }: { added: number; removed: number }) =>
    `${added === 1 ? "1 line" : `${added} lines`} added, ${removed} removed`,
  added: "Added:",
  removed: "Removed:",
  same: (count: number) => (count === 1 ? "1 line is the same" : `${count} lines are the same`),
  more: (count: number) => `and ${count} more lines`,
  format: (from: string, to: string) => `Format: ${from}, then ${to}`,
} as const;

export const ACTIVATION = {
  title: (name: string) => `Activate ${name}?`,
  first: (version: number) => `Version ${version} counts from then on. It never counted before, so all of it is new.`,
  since: (applied: number, version: number) =>
    `Version ${version} counts from then on. Version ${applied} was the last one that counted; this is the difference.`,
  failed: "The difference is shown after a fresh sign-in. You can activate the vault without having seen it.",
  pending: "Activating",
} as const;

export const VERSIONS = {
  title: "Versions",
  description: "Every save of another text is one. Restoring makes a further one; nothing is rewritten.",
  number: "Version",
  when: "Saved",
  who: "By",
  format: "Format",
  keys: "Keys",
  from: "Comes from",
  restoredFrom: (version: number) => `Restored version ${version}`,
  newest: "Newest",
  compare: "Compare with the newest",
  restore: "Restore",
  restoreTitle: (name: string) => `Restore version ${name}?`,
  restoreVerb: "Restore as a new version",
  restoring: "Restoring",
  restored: "Restored as a new version",
  restoreText: "What it says becomes the newest version. The versions between stay in this list.",
  restoreLive: "The vault is active, so it counts at once.",
  empty: "No versions yet",
  emptyText: "The first save makes the first one.",
} as const;

export const ACTIVITY = {
  title: "Activity",
  description: "All that was done with this vault, also who looked at its values.",
  actions: {
    create: "Created it",
    set: "Changed it",
    update: "Changed it",
    move: "Moved it to another row",
    reveal: "Showed its values",
    restore: "Restored a version",
    remove: "Deleted it",
  },
  fields: {
    active: "active",
    locked: "locked",
    name: "name",
    groups: "groups",
    group: "group",
    format: "format",
    keyCount: "keys",
    version: "version",
    compareWith: "compared with version",
    restoredFrom: "from version",
    position: "row",
  },
} as const;

export const MACHINE_VAULT = {
  title: "Vault",
  section: "Vault of the service account",
  sectionText: "Stands over the vaults of administrators, for whatever runs with its credentials.",
  editTitle: (name: string) => `Edit the vault of ${name}`,
} as const;

export const OWN_VAULT = {
  title: "Configuration vault",
  description:
    "Extends and overrides the configuration file of SDKs and agents that run with your credentials of this workspace.",
  section: "Your vault",
  sectionText: "Keep it off while you edit, and switch it on when it is ready.",
  editTitle: "Edit your vault",
  own: "Your vault",
  none: "Nothing is in it yet",
  noneText: "Press Edit to write the first lines, or to import a file.",
  format: "Format",
  state: "State",
  content: "Content",
  version: "Version",
  updated: "Last change",
  countedLast: (version: number) => `Version ${version} was the last one that counted.`,
  by: (name: string) => `by ${name}`,
} as const;

export const CONFIGURATION = {
  title: "Effective configuration",
  description:
    "What comes out of all vaults that count, and which of them says so. What looks like a secret is hidden.",
  key: "Key",
  value: "Value",
  winner: "From",
  over: "Over",
  search: "Find a key",
  empty: "No vault says anything yet",
  emptyText: "SDKs and agents use the file on their machine alone.",
  nobody: "No active vault",
  tab: "Effective configuration",
  ofOther: "What SDKs and agents of this member get. What looks like a secret is hidden from everybody but them.",
  ofMachine:
    "What runs with its credentials gets this; for a task run as its owner, the owner's vaults come in as well. What looks like a secret is hidden.",
  stack: "Vaults that apply",
  stackText: "The upper one wins. Those that are off are struck out and do not count.",
  file: "The file on the machine",
  fileNote: "Below all of them; only the machine knows what it says.",
  versionNote: (version: number) => `version ${version}`,
  locked: "Locked",
  isOff: "Off",
  downloadAs: (format: string) => `Download as ${format}`,
  switchedOff: (name: string) => `${name} (off)`,
  kinds: { administrator: "Administrator vault", service_account: "Service account's vault", user: "Own vault" },
} as const;

/** Why a value holds. */
export const VALUE_REASON: Readonly<Record<ConfigurationKeyView["reason"], string>> = {
  only: "No other vault sets it",
  own: "The own vault stands over the others",
  service_account: "The service account's vault stands over administrators'",
  higher_row: "The upper row wins",
  locked: "Locked: stands over all others",
  inactive: "Every vault that sets it is off",
};
