import type { AccessFacts } from "../../db/hot/access/facts";
import { change, mapGrants, memberRef, projectsAround, subjectField, type Change, type Room } from "./changes";
import { isLive, standingIn } from "./what-if";

/** Changes by which somebody loses what they have, those that touch most last. */

function demotion(facts: AccessFacts, { organization }: Room): Change[] {
  const { member, actor } = facts;
  if (member === null || !standingIn(facts).above) return [];
  const call = { method: "PATCH", path: `/organizations/${organization}/members/${actor}`, body: { role: "member" } };
  const described = { level: "organization", call, from: member.role, to: "member" } as const;
  const apply = (of: AccessFacts): AccessFacts => ({ ...of, member: { ...member, role: "member" } });
  return [change(facts, "organization-member.change-role", described, apply)];
}

function lowering(facts: AccessFacts, { workspace }: Room): Change[] {
  const { row, actor } = facts;
  if (row === null || !isLive(row) || row.role === "viewer") return [];
  const call = { method: "PATCH", path: `/workspaces/${workspace}/members/${actor}`, body: { role: "viewer" } };
  const none = { roleId: null, roleName: null, roleAccess: null };
  const apply = (of: AccessFacts): AccessFacts => ({ ...of, row: { ...row, ...none, role: "viewer" } });
  return [change(facts, "member.change-role", { call, from: row.roleName ?? row.role, to: "viewer" }, apply)];
}

function exclusion(facts: AccessFacts, { workspace }: Room): Change[] {
  const { row, actor } = facts;
  if (row === null || !isLive(row)) return [];
  const call = { method: "DELETE", path: `/workspaces/${workspace}/members/${actor}`, body: {} };
  const apply = (of: AccessFacts): AccessFacts => ({
    ...mapGrants(of, (grant) => (grant.subject === actor ? null : grant)),
    ...{ row: null, collaborators: [], groups: of.groups.map((group) => ({ ...group, put: [] })) },
  });
  return [change(facts, "member.remove", { call, from: row.roleName ?? row.role }, apply)];
}

function expulsions(facts: AccessFacts, { workspace }: Room): Change[] {
  return facts.groups
    .filter(({ put }) => put.some(isLive))
    .map(({ id, name }) => {
      const path = `/workspaces/${workspace}/groups/${id}/members/remove`;
      const call = { method: "POST", path, body: { members: [memberRef(facts)] } };
      const apply = (of: AccessFacts): AccessFacts => ({
        ...of,
        groups: of.groups.map((one) => (one.id === id ? { ...one, put: [] } : one)),
      });
      return change(facts, "group.remove-members", { call, group: { id, name } }, apply);
    });
}

function endedCollaborations(facts: AccessFacts, { workspace }: Room): Change[] {
  const rows = facts.collaborators.filter((row) => isLive(row) && row.role !== "owner");
  return rows.map(({ projectId, role, roleName }) => {
    const project = projectsAround(facts).find(({ id }) => id === projectId) ?? null;
    const path = `/workspaces/${workspace}/projects/${projectId}/collaborators/${facts.actor}`;
    const apply = (of: AccessFacts): AccessFacts => ({
      ...of,
      collaborators: of.collaborators.filter((one) => one.projectId !== projectId),
    });
    const described = { level: "project", project, from: roleName ?? role } as const;
    return change(facts, "collaborator.remove", { ...described, call: { method: "DELETE", path, body: {} } }, apply);
  });
}

interface Named {
  field: string;
  value: string;
  own: boolean;
}

/** How a rule names a subject, and whether that is the actor alone. */
function namedBy(facts: AccessFacts, subject: string): Named {
  if (subject === facts.actor) return { field: subjectField(facts), value: subject, own: true };
  if (subject.startsWith("role:")) return { field: "roles", value: subject.slice("role:".length), own: false };
  return { field: "groups", value: subject, own: false };
}

/** The actor, a group or their role is taken out of a rule, or the rule goes with its last subject. */
function rulesShrunk(facts: AccessFacts, { workspace }: Room, ownOnly: boolean): Change[] {
  const { subjects } = standingIn(facts);
  const grants = facts.grants.filter((grant) => isLive(grant) && subjects.has(grant.subject));
  return grants.flatMap(({ ruleId, subject, subjects: many }) => {
    const { field, value, own } = namedBy(facts, subject);
    if (own !== ownOnly) return [];
    const path = `/workspaces/${workspace}/access-rules/${ruleId}`;
    const alone = many === 1;
    const shrunk = { method: "PATCH", path, body: { remove: { [field]: [value] } } };
    const call = alone ? { method: "DELETE", path, body: {} } : shrunk;
    const apply = (of: AccessFacts) =>
      mapGrants(of, (grant) => (grant.ruleId === ruleId && grant.subject === subject ? null : grant));
    const described = { call, rule: { id: ruleId, name: null }, othersToo: !own };
    return [change(facts, alone ? "access-rule.remove" : "access-rule.update", described, apply)];
  });
}

function sharesEnded(facts: AccessFacts, { workspace }: Room): Change[] {
  return facts.shares.filter(isLive).map(({ ruleId, projectId, slug, name }) => {
    const path = `/workspaces/${workspace}/access-rules/${ruleId}`;
    const call = { method: "PATCH", path, body: { remove: { sharedWith: [projectId] } } };
    const apply = (of: AccessFacts): AccessFacts => ({
      ...of,
      shares: of.shares.filter((share) => share.ruleId !== ruleId || share.projectId !== projectId),
    });
    const project = { id: projectId, slug, name };
    return change(
      facts,
      "access-rule.update",
      { call, rule: { id: ruleId, name: null }, project, othersToo: true },
      apply,
    );
  });
}

/** Two plans, each of which takes whatever gives it; what of them is not needed is left out by who tries them. */
export function takingPlans(facts: AccessFacts, room: Room): Change[][] {
  const near = [...rulesShrunk(facts, room, true), ...expulsions(facts, room), ...endedCollaborations(facts, room)];
  const above = demotion(facts, room);
  const wide = [...rulesShrunk(facts, room, false), ...sharesEnded(facts, room)];
  return [
    [...above, ...near, ...lowering(facts, room), ...wide],
    [...above, ...exclusion(facts, room), ...endedCollaborations(facts, room)],
  ];
}
