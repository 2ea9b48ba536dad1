import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { AccessFacts } from "../../db/hot/access/facts";
import type { WayRow } from "../../db/hot/access/explanations";
import type { DenialView } from "../schema/explain";
import { iso } from "./steps";
import { isClosed, isLive, ofCollaborator, standingIn, type Asked } from "./what-if";

/** What would have been a way, had it not ended. */
export function endedWays(facts: AccessFacts, { type }: Asked): WayRow[] {
  const { subjects } = standingIn(facts);
  const left = new Set(facts.groups.filter(({ put }) => put.length > 0 && !put.some(isLive)).map(({ id }) => id));
  const rules = facts.grants.flatMap((grant): WayRow[] => {
    const { ruleId, subject, scope, permission, expiresAt } = grant;
    const over = subjects.has(subject) ? !isLive(grant) : left.has(subject);
    if (!over) return [];
    const share = facts.shares.find(({ projectId }) => projectId === scope && projectId !== facts.project?.id);
    const reached = { projectId: share?.projectId ?? facts.project?.id ?? null, shareId: share?.ruleId ?? null };
    return [{ kind: "rule", ruleId, subject, role: null, ...reached, modify: permission === "modify", expiresAt }];
  });
  const collaborators = facts.collaborators
    .filter((row) => !isLive(row))
    .map((row): WayRow => {
      const share = facts.shares.find(
        ({ projectId }) => projectId === row.projectId && projectId !== facts.project?.id,
      );
      const { role, roleId: subject, projectId, expiresAt } = row;
      const modify = ofCollaborator(row, type) === 2;
      return {
        kind: "collaborator",
        ruleId: null,
        subject,
        role,
        projectId,
        shareId: share?.ruleId ?? null,
        modify,
        expiresAt,
      };
    });
  return [...rules, ...collaborators];
}

type Reasons = DenialView[];

const denial = (reason: DenialView["reason"], name: string | null = null, at: string | null = null): DenialView => ({
  reason,
  name,
  at: iso(at),
});

function ofActor({ user, machine, member, row }: AccessFacts): Reasons {
  const suspended =
    machine?.suspended === true || user?.suspended === true || (member?.suspended === true && isLive(member));
  const found = suspended ? [denial("actor_suspended")] : [];
  if (machine !== null) return found;
  const over = [member, row].find((one) => one !== null && !isLive(one));
  if (over !== undefined && over !== null) found.push(denial("membership_ended", null, over.expiresAt));
  const above = isOrganizationAdmin(member?.role);
  if (row === null && !above) found.push(denial("not_in_workspace"));
  return found;
}

function ofPlace(facts: AccessFacts, { level }: Asked): Reasons {
  const { workspace, project } = facts;
  if (level === "read" || !isClosed(facts)) return [];
  if (workspace.archived) return [denial("workspace_archived", workspace.name)];
  return [denial(project?.kind === "examples" ? "examples_read_only" : "project_archived", project?.name ?? null)];
}

/** Why it is not allowed, the reasons about the actor and the place first. */
export function denialsOf(facts: AccessFacts, asked: Asked, ways: readonly WayRow[]): Reasons {
  if (facts.user === null && facts.machine === null) return [denial("actor_unknown")];
  const found = [...ofActor(facts), ...ofPlace(facts, asked)];
  if (asked.level === "manage" && !standingIn(facts).queueAdmin) found.push(denial("queue_admins_only"));
  const enough = ways.some(({ modify }) => asked.level !== "modify" || modify);
  if (enough) return found;
  if (ways.length > 0) found.push(denial("read_only"));
  const ended = endedWays(facts, asked)[0];
  if (ended !== undefined) found.push(denial("ended", null, ended.expiresAt));
  const { project } = facts;
  if (ways.length === 0 && project !== null && !project.open) found.push(denial("project_private", project.name));
  if (found.length === 0 || (ways.length === 0 && project?.open !== false)) found.push(denial("no_grant"));
  return found;
}
