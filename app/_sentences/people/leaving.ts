/** Every sentence about people who go: removed, leaving, suspended, gone for good. */
export const ENDING = {
  removeTitle: (name: string, place: string) => `Remove ${name} from ${place}?`,
  removeVerb: { workspace: "Remove user", organization: "Remove member" },
  removing: "Removing",
  removedTitle: (name: string, place: string) => `${name} was removed from ${place}`,
  leaveTitle: (place: string) => `Leave ${place}?`,
  leaveVerb: { workspace: "Leave workspace", organization: "Leave organization" },
  leaving: "Leaving",
  leftTitle: (place: string) => `You left ${place}`,
  ends: {
    workspace: "Access to this workspace ends at the next request.",
    organization: "Access to the organization and to everything in it ends at the next request.",
  },
  stays: "What they made stays, shown under their name with “(removed)”.",
  staysOwn: "What you made stays, shown under your name with “(removed)”.",
  back: "They can come back only by a new invitation.",
  backOwn: "You can come back only by a new invitation.",
  blockedTitle: "Not possible yet",
  lastOwner: "Nobody else owns the organization. Make somebody else an owner first.",
  lastAdmin: (places: string) => `No other admin is in: ${places}. Make somebody else an admin there first.`,
  parts: {
    workspaces: "Workspaces",
    credentials: "Credentials revoked for good",
    groups: "Groups left",
    rules: "Access rules that name the person and no longer do",
    vaults: "Configuration vaults of their own, deleted",
    projects: "Roles in projects",
    owned: "Projects without an owner, unless they are handed over",
    ownerless: "Projects without an owner; an admin can manage them",
    handedOver: "Projects handed over",
    invitations: "Open invitations to the address, revoked",
    links: "Invitation links made, revoked",
    sent: "Open invitations sent, which go on working",
    serviceAccounts: "Service accounts made, whose keys may be known to the person: replace these keys",
  },
  unlabelled: "No label",
  rule: (permission: string, type: string, target: string | null) =>
    `${permission} ${type} in ${target ?? "the workspace and its open projects"}`,
  ruleWords: { read: "read", modify: "read & modify" } as Readonly<Record<string, string>>,
  everything: "everything",
  everywhere: "whole organization",
  newOwner: (name: string) => `now owned by ${name}`,
  handOver: "New owner of the projects",
  handOverHelp: "Optional. Somebody who can reach each of the projects. They are told in their inbox.",
  handOverOne: (project: string) => `New owner of ${project}`,
  handOverEach: "Choose for each project",
  handOverAll: "One new owner for all",
  notReachable: "This person does not reach all of the projects. Choose somebody of their workspaces.",
} as const;

export const SUSPENSION = {
  suspend: "Suspend",
  resume: "Resume",
  suspendTitle: (name: string, place: string) => `Suspend ${name} in ${place}?`,
  resumeTitle: (name: string, place: string) => `Let ${name} work in ${place} again?`,
  suspendVerb: "Suspend member",
  resumeVerb: "Resume member",
  suspending: "Suspending",
  resuming: "Resuming",
  suspended: (name: string) => `${name} is suspended`,
  resumed: (name: string) => `${name} is active again`,
  suspendConsequences: [
    "From their next request on, everything of the organization is refused, with their credentials too.",
    "Nothing is lost: roles, projects and credentials work again when the suspension ends.",
    "Their seat is free meanwhile.",
    "They are told in their inbox.",
  ],
  resumeConsequences: [
    "Roles, projects and credentials work again as before, from their next request on.",
    "It takes a seat of the organization.",
    "They are told in their inbox.",
  ],
} as const;

export const REMOVED_PERSON = {
  name: (name: string) => `${name} (removed)`,
  nobody: "Somebody who was removed",
} as const;

/** What somebody is called, also once they are not in the place any more. */
export function removedName({ name, removed }: { name: string | null; removed: boolean }): string | null {
  if (!removed) return name;
  return name === null ? REMOVED_PERSON.nobody : REMOVED_PERSON.name(name);
}

export const DELETE_ACCOUNT = {
  title: "Delete your account",
  text: "Everything that is yours alone goes for good. What you made in organizations stays there, under your name with “(removed)”.",
  open: "Delete account",
  dialogTitle: "Delete your account for good?",
  verb: "Delete account",
  deleting: "Deleting",
  endsLines: [
    "You are signed out everywhere, and nobody can sign in to this account again.",
    "Your personal organization goes with all that is in it.",
    "Your address is free for a new account, which has none of this.",
  ],
  organizations: "Organizations left",
  credentials: "Credentials revoked for good",
  projects: "Roles in projects",
  owned: "Projects that lose their owner",
  ownedHelp: "To hand them over, leave the organization first: there you can choose who gets them.",
  lastOwner: (places: string) =>
    `You are the only owner of: ${places}. Make somebody else an owner, or delete it first.`,
  lastAdmin: (places: string) =>
    `You are the only admin of: ${places}. Make somebody else an admin there, or delete the workspace first.`,
  lastOperator: "You are the only operator of this instance. Name another one first.",
  email: (email: string) => `Type ${email} to confirm`,
  password: "Your password",
  wrongPassword: "This is not your password.",
  wrongEmail: "This is not the address of your account.",
} as const;
