import type { AccessFacts } from "../../db/hot/access/facts";
import type { Backdrop } from "./steps";
import { isLive } from "./what-if";

/** What the caller may know of a project: all of it, or its name alone. */
export interface Sight {
  sees: (project: string) => boolean;
  /** Whether what is out of sight has a name at least: one's own resource tells it. */
  names: boolean;
}

export function seenProject({ id, slug, name }: { id: string; slug: string; name: string }, { sees, names }: Sight) {
  return sees(id) ? { id, slug, name } : { id: null, slug: null, name: names ? name : null };
}

function isSuspended({ user, machine, member }: AccessFacts): boolean {
  if (machine !== null) return machine.suspended;
  return user?.suspended === true || (member?.suspended === true && isLive(member));
}

function typeOf({ user, machine }: AccessFacts): "user" | "service_account" | null {
  if (machine !== null) return "service_account";
  return user === null ? null : "user";
}

/** What is built into a project is called after it, so its name is known as far as that project's. */
export function isNamed(builtInto: string | null, { sees, names }: Sight): boolean {
  return builtInto === null || names || sees(builtInto);
}

export function actorOf(facts: AccessFacts, sight: Sight) {
  const { actor: id, user, machine } = facts;
  const known = isNamed(machine?.builtIn?.projectId ?? null, sight);
  const name = known ? (machine?.name ?? user?.name ?? null) : null;
  return { type: typeOf(facts), id, name, email: user?.email ?? null };
}

/** The facts as the steps of a path name them. */
export function backdropOf(facts: AccessFacts, sight: Sight): Backdrop {
  const { project, resource, machine, row, member } = facts;
  const named = (one: { id: string; slug: string; name: string }) => seenProject(one, sight);
  const hidden = project !== null && !sight.sees(project.id) && !sight.names;
  const shares = facts.shares.map(({ projectId, slug, name }) => ({ id: projectId, slug, name }));
  const rules = new Map(facts.grants.map((grant) => [grant.ruleId, grant]));
  const shared = new Map(facts.shares.map(({ ruleId, permission }) => [ruleId, permission]));
  const roles = [...(row === null ? [] : [row]), ...facts.collaborators];
  return {
    actor: { ...actorOf(facts, sight), suspended: isSuspended(facts), builtIn: machine?.builtIn != null },
    workspace: facts.workspace,
    project: project === null ? null : { ...named(project) },
    resource: resource === null ? null : { ...resource, name: hidden ? null : resource.name },
    organizationRole: member,
    workspaceRole:
      machine === null ? row : machine.builtIn === null ? { role: machine.role, source: null, expiresAt: null } : null,
    group: (id) => {
      const group = facts.groups.find((one) => one.id === id);
      if (group === undefined) return undefined;
      const [put] = [...group.put.filter(isLive), ...group.put];
      const follows = { source: "workspace", expiresAt: null };
      return { id, name: group.name, kind: group.kind, ...(put ?? follows) };
    },
    rule: (id) => {
      const permission = shared.get(id);
      const plain = { scope: resource?.id ?? "", resourceType: resource?.type ?? "*", source: "manual" };
      return rules.get(id) ?? (permission === undefined ? undefined : { ...plain, permission });
    },
    roleName: (id) => roles.find(({ roleId }) => roleId === id)?.roleName ?? null,
    projectNamed: (id) => {
      const found = [...(project === null ? [] : [project]), ...shares].find((one) => one.id === id);
      return found === undefined ? { id: null, name: null } : named(found);
    },
    collaboratorSource: (id) =>
      machine?.builtIn?.projectId === id
        ? "built_in"
        : (facts.collaborators.find(({ projectId }) => projectId === id)?.source ?? null),
  };
}
