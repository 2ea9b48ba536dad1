import type { ConfigurationKeyView } from "@/server/configuration/schema";

/** Every sentence of the pages of vaults and of the configuration. A translation replaces this file. */
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
  importHelp: "Its text replaces what stands below; nothing is saved yet.",
  content: "Configuration",
  contentHelp:
    "At most 256 KiB. Keys of one machine are refused: agent.cuda_version, cudnn_version, default_python, worker_id, worker_name, debug.",
  activeLabel: "Active",
  activeHelp: "Off: it is kept and does not count, such as while it is edited.",
  lockedLabel: "Locked",
  lockedHelp: "On: it stands over the vaults of service accounts and people.",
  save: "Save",
  saving: "Saving",
  saved: "Vault saved",
  opening: "Opening the vault…",
  openFailed: "The vault could not be opened. Sign in again if your session is old, then try once more.",
  column: { vault: "Vault", state: "State", content: "Content", updated: "Updated" },
  on: "Active",
  off: "Off",
  lockedNote: "Locked",
  keys: (count: number, names: readonly string[]) =>
    count === 0 ? "Empty" : `${count === 1 ? "1 key" : `${count} keys`}: ${names.join(", ")}`,
  edit: "Edit",
  activate: "Activate",
  deactivate: "Switch off",
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

export const OWN_VAULT = {
  title: "Configuration vault",
  description:
    "Extends and overrides the configuration file of SDKs and agents that run with your credentials of this workspace.",
  section: "Your vault",
  sectionText: "Keep it off while you edit, and switch it on when it is ready.",
  editTitle: "Edit your vault",
  none: "Nothing is in it yet.",
  format: "Format",
  state: "State",
  content: "Content",
  version: "Version",
  updated: "Last change",
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
