import type { ChangeKind } from "@/server/decisions/schema/explain";

type ChangeSentence = (who: string, what: string, to: string) => string;

/** Of whoever asks about themself, who is "you" in these sentences, or of somebody by name. */
const whose = (who: string) => (who === "you" ? "your" : `${who}'s`);

/** A change that would flip the answer. `who` and `what` are names. */
export const CHANGE_SENTENCES: Readonly<Record<ChangeKind, ChangeSentence>> = {
  "access-rule.create": (who, what, to) => `Add a rule that gives ${who} ${to} on ${what}.`,
  "access-rule.update": (_who, rule, to) => `Change the rule ${rule}: ${to}.`,
  "access-rule.remove": (_who, rule) => `Delete the rule ${rule}.`,
  "collaborator.add": (who, what, to) => `Add ${who} to the collaborators of ${what}: ${to}.`,
  "collaborator.update": (who, what, to) => `Change what ${who} may do as a collaborator of ${what}: ${to}.`,
  "collaborator.remove": (who, what) => `Remove ${who} from the collaborators of ${what}.`,
  "group.add-members": (who, what) => `Add ${who} to the group ${what}.`,
  "group.remove-members": (who, what) => `Take ${who} out of the group ${what}.`,
  "member.change-role": (who, _what, to) => `Change ${whose(who)} role in the workspace: ${to}.`,
  "member.remove": (who) => `Remove ${who} from the workspace.`,
  "invitation.create": (who) => `Invite ${who} to the workspace.`,
  "organization-member.change-role": (who, _what, to) => `Change ${whose(who)} role in the organization: ${to}.`,
  "organization-member.resume": (who) => `End the suspension of ${who} in the organization.`,
  "project.unarchive": (_who, what) => `Bring the project ${what} back from the archive.`,
  "workspace.unarchive": () => "Bring the workspace back from the archive.",
  "user.resume": (who) => `End the suspension of ${whose(who)} account.`,
};

/** Where somebody is told of their own, and the sentence about others would not read well. */
export const OWN_CHANGE_SENTENCES: Readonly<Partial<Record<ChangeKind, ChangeSentence>>> = {
  "collaborator.remove": (_who, what) => `Leave the collaborators of ${what}.`,
  "group.remove-members": (_who, what) => `Leave the group ${what}.`,
  "member.remove": () => "Leave the workspace.",
  "organization-member.resume": () => "End your suspension in the organization.",
};

/** A rule that is there already, and what is done to it. */
export const RULE_CHANGES = {
  on: (what: string) => `on ${what}`,
  at: (place: string, gives: string) => `on ${place} (${gives})`,
  sharing: (project: string) => `that shares it with ${project}`,
  unshare: (project: string) => `End the sharing with ${project}.`,
  takeOut: (who: string, rule: string) => `Take ${who} out of the rule ${rule}.`,
  takeOutYourself: (rule: string) => `Take yourself out of the rule ${rule}.`,
  everybodyWith: (role: string) => `everybody with the role ${role}`,
  extend: (rule: string, to: string) =>
    to === "" ? `Give the rule ${rule} a later end.` : `Give the rule ${rule} a later end, and change it: ${to}.`,
} as const;
