import type { AccessFacts, GrantFact } from "../../db/hot/access/facts";
import { change, mapGrants, memberRef, projectRef, subjectField, type Change, type Room } from "./changes";
import { isLive, standingIn, type Asked } from "./what-if";

/** Changes by which somebody could get what they lack, those that touch least first. */

const FOR_EVER = { expiresAt: null };

function resumptions(facts: AccessFacts, { organization }: Room): Change[] {
  const { user, member, actor } = facts;
  const found: Change[] = [];
  if (user?.suspended === true) {
    const call = { method: "POST", path: `/instance/users/${actor}/resume`, body: {} };
    found.push(
      change(facts, "user.resume", { level: "instance", call }, (of) => ({
        ...of,
        user: { ...user, suspended: false },
      })),
    );
  }
  if (member?.suspended === true && isLive(member)) {
    const call = { method: "POST", path: `/organizations/${organization}/members/${actor}/resume`, body: {} };
    const apply = (of: AccessFacts) => ({ ...of, member: { ...member, suspended: false } });
    found.push(change(facts, "organization-member.resume", { level: "organization", call }, apply));
  }
  return found;
}

function openings(facts: AccessFacts, { workspace, organization }: Room): Change[] {
  const { project } = facts;
  const found: Change[] = [];
  if (facts.workspace.archived) {
    const path = `/organizations/${organization}/workspaces/${workspace}/unarchive`;
    const apply = (of: AccessFacts) => ({ ...of, workspace: { ...of.workspace, archived: false } });
    const described = { level: "organization", call: { method: "POST", path, body: {} }, othersToo: true } as const;
    found.push(change(facts, "workspace.unarchive", described, apply));
  }
  if (project?.archived === true) {
    const path = `/workspaces/${workspace}/projects/${project.id}/unarchive`;
    const described = { level: "project", project: projectRef(project), othersToo: true } as const;
    const apply = (of: AccessFacts) => ({ ...of, project: { ...project, archived: false } });
    const call = { method: "POST", path, body: {} };
    found.push(change(facts, "project.unarchive", { ...described, call }, apply));
  }
  return found;
}

function entrances(facts: AccessFacts, { workspace }: Room): Change[] {
  const { user, member, row } = facts;
  if (user === null || standingIn(facts).above || (row !== null && isLive(row) && member !== null && isLive(member))) {
    return [];
  }
  const inside = member !== null && isLive(member);
  return (["viewer", "member"] as const).map((role) => {
    const call = { method: "POST", path: `/workspaces/${workspace}/invitations`, body: { emails: [user.email], role } };
    const apply = (of: AccessFacts): AccessFacts => {
      const plain = { source: "manual", ...FOR_EVER };
      const entered = { ...plain, role: "member", suspended: false };
      const none = { roleId: null, roleName: null, roleAccess: null };
      return { ...of, member: inside ? of.member : entered, row: { ...plain, ...none, role } };
    };
    return change(facts, "invitation.create", { call, to: role, awaited: !inside }, apply);
  });
}

function promotions(facts: AccessFacts, { workspace }: Room): Change[] {
  const { row, member, actor } = facts;
  if (row === null || !isLive(row) || member === null || !isLive(member)) return [];
  const roles = (["viewer", "member"] as const).filter((role) => role !== row.role && row.role !== "admin");
  return roles.map((role) => {
    const call = { method: "PATCH", path: `/workspaces/${workspace}/members/${actor}`, body: { role } };
    const none = { roleId: null, roleName: null, roleAccess: null };
    const apply = (of: AccessFacts): AccessFacts => ({ ...of, row: { ...row, ...none, role } });
    return change(facts, "member.change-role", { call, from: row.roleName ?? row.role, to: role }, apply);
  });
}

function additions(facts: AccessFacts, { workspace }: Room, { level }: Asked): Change[] {
  const named = new Set(facts.grants.filter(isLive).map(({ subject }) => subject));
  const fit = facts.groups.filter(
    ({ id, kind, put }) =>
      (kind === "ordinary" || kind === "queue_admins") &&
      !put.some(isLive) &&
      (named.has(id) || (level === "manage" && kind === "queue_admins")),
  );
  return fit.map(({ id, name, put }) => {
    const path = `/workspaces/${workspace}/groups/${id}/members`;
    const call = { method: "POST", path, body: { members: [memberRef(facts)], ...FOR_EVER } };
    const apply = (of: AccessFacts): AccessFacts => ({
      ...of,
      groups: of.groups.map((one) => (one.id === id ? { ...one, put: [{ source: "manual", ...FOR_EVER }] } : one)),
    });
    return change(facts, "group.add-members", { call, group: { id, name }, own: put.length > 0 }, apply);
  });
}

function collaborations(facts: AccessFacts, { workspace }: Room, { level }: Asked): Change[] {
  const { user, member, project, actor } = facts;
  if (project === null || user === null) return [];
  const row = facts.collaborators.find((one) => one.projectId === project.id);
  const role = level === "modify" ? "member" : "viewer";
  const path = `/workspaces/${workspace}/projects/${project.id}/collaborators`;
  const described = { level: "project" as const, project: projectRef(project), to: role };
  const inside = member !== null && isLive(member);
  const others = facts.collaborators.filter((one) => one !== row);
  const fresh = { projectId: project.id, role, access: null, roleId: null, roleName: null, roleAccess: null };
  const plain = { ...fresh, source: "manual", ...FOR_EVER };
  if (row !== undefined && isLive(row)) {
    if (row.role === "owner" || row.role === "admin" || row.role === role || (!row.external && !inside)) return [];
    const call = { method: "PUT", path: `${path}/${actor}`, body: { role } };
    const apply = (of: AccessFacts) => ({ ...of, collaborators: [...others, { ...row, ...fresh }] });
    return [change(facts, "collaborator.update", { ...described, call, from: row.roleName ?? row.role }, apply)];
  }
  if (row?.role === "owner" || standingIn(facts).admin) return [];
  const body = { email: user.email, role, ...(inside ? {} : { external: true }) };
  const apply = (of: AccessFacts) => ({ ...of, collaborators: [...others, { ...plain, external: !inside }] });
  return [
    change(facts, "collaborator.add", { ...described, call: { method: "POST", path, body }, awaited: !inside }, apply),
  ];
}

function newRule(facts: AccessFacts, { workspace }: Room, { level, type }: Asked): Change[] {
  const { resource, project, actor } = facts;
  const resourceType = resource?.type ?? type ?? "*";
  const modify = level === "modify" || resourceType === "application_category";
  const permission = modify ? "modify" : "read";
  const target = resource !== null ? { resource: resource.id } : project !== null ? { project: project.id } : {};
  const body = { resourceType, ...target, permission, [subjectField(facts)]: [actor] };
  const scope = resource?.id ?? project?.id ?? facts.workspace.id;
  const made = {
    ruleId: "",
    subject: actor,
    scope,
    resourceType,
    permission,
    ...FOR_EVER,
    source: "manual",
    subjects: 1,
  };
  const described = {
    call: { method: "POST", path: `/workspaces/${workspace}/access-rules`, body },
    to: permission,
    resource: resource === null ? null : { id: resource.id, name: resource.name },
    project: project === null ? null : projectRef(project),
  };
  const apply = (of: AccessFacts): AccessFacts => ({ ...of, grants: [...of.grants, made] });
  return [change(facts, "access-rule.create", described, apply)];
}

/** Rules that name the actor already: what has ended is extended, what gives reading gives modifying. */
function rulesGrown(facts: AccessFacts, { workspace }: Room, { level }: Asked): Change[] {
  const { subjects } = standingIn(facts);
  const shares = facts.shares.map(({ ruleId, permission, expiresAt }) => ({
    ruleId,
    permission,
    expiresAt,
    subjects: 2,
  }));
  const mine = facts.grants.filter(({ subject }) => subjects.has(subject));
  const seen = new Set<string>();
  return [...mine, ...shares].flatMap((grant) => {
    const { ruleId, permission, subjects: many } = grant;
    const ended = !isLive(grant);
    const weak = level === "modify" && permission === "read";
    if (seen.has(ruleId) || (!ended && !weak)) return [];
    seen.add(ruleId);
    const body = { ...(ended ? FOR_EVER : {}), ...(weak ? { permission: "modify" } : {}) };
    const grow = <Row extends { ruleId: string }>(row: Row) => (row.ruleId === ruleId ? { ...row, ...body } : row);
    const apply = (of: AccessFacts): AccessFacts => ({
      ...mapGrants(of, (one: GrantFact) => grow(one)),
      shares: of.shares.map(grow),
    });
    const call = { method: "PATCH", path: `/workspaces/${workspace}/access-rules/${ruleId}`, body };
    const from = weak ? permission : null;
    const described = { call, rule: { id: ruleId, name: null }, from, to: weak ? "modify" : null };
    return [change(facts, "access-rule.update", { ...described, othersToo: many > 1 }, apply)];
  });
}

export function givingChanges(facts: AccessFacts, room: Room, asked: Asked): Change[] {
  // What is built into a project is never in a group, and no rule names it.
  if (facts.machine?.builtIn != null) return [...openings(facts, room), ...rulesGrown(facts, room, asked)];
  return [
    ...resumptions(facts, room),
    ...openings(facts, room),
    ...newRule(facts, room, asked),
    ...collaborations(facts, room, asked),
    ...additions(facts, room, asked),
    ...promotions(facts, room),
    ...entrances(facts, room),
    ...rulesGrown(facts, room, asked),
  ];
}
