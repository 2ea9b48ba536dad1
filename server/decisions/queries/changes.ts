import type { AccessFacts, GrantFact } from "../../db/hot/access/facts";
import type { ChangeKind, ChangeView } from "../schema/explain";

/** A change of what somebody may: how it is told and called, and what it makes of the facts. */
export interface Change {
  view: Omit<ChangeView, "allowed">;
  apply: (facts: AccessFacts) => AccessFacts;
  /** False: it names a group that the actor is not in, which is not everybody's to know. */
  own: boolean;
}

/** Where the calls go. */
export interface Room {
  workspace: string;
  organization: string;
}

interface Described {
  level?: ChangeView["level"];
  call: ChangeView["call"];
  group?: ChangeView["group"];
  rule?: ChangeView["rule"];
  project?: ChangeView["project"];
  resource?: ChangeView["resource"];
  from?: string | null;
  to?: string | null;
  othersToo?: boolean;
  awaited?: boolean;
  own?: boolean;
}

const nameOf = ({ user, machine }: AccessFacts): string | null => machine?.name ?? user?.name ?? null;

/** A change about the facts' actor. What is not said is nothing. */
export function change(
  facts: AccessFacts,
  kind: ChangeKind,
  { own = true, ...described }: Described,
  apply: Change["apply"],
): Change {
  const nothing = { group: null, rule: null, project: null, resource: null, from: null, to: null };
  const actor = { id: facts.actor, name: nameOf(facts) };
  const plain = { level: "workspace" as const, othersToo: false, awaited: false };
  return { view: { kind, actor, ...plain, ...nothing, ...described }, apply, own };
}

/** The field of a rule's subjects that names the actor. */
export function subjectField({ machine }: AccessFacts): "serviceAccounts" | "users" {
  return machine === null ? "users" : "serviceAccounts";
}

export function memberRef({ machine, actor }: AccessFacts): { type: "user" | "service_account"; id: string } {
  return { type: machine === null ? "user" : "service_account", id: actor };
}

export function mapGrants(facts: AccessFacts, map: (grant: GrantFact) => GrantFact | null): AccessFacts {
  return { ...facts, grants: facts.grants.flatMap((grant) => map(grant) ?? []) };
}

export function projectRef({ id, slug, name }: { id: string; slug: string; name: string }) {
  return { id, slug, name };
}

/** Each project around the target: its own, and those that the target is shared into. */
export function projectsAround({ project, shares }: AccessFacts): { id: string; slug: string; name: string }[] {
  const shared = shares.map(({ projectId, slug, name }) => ({ id: projectId, slug, name }));
  const all = project === null ? shared : [projectRef(project), ...shared];
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}
