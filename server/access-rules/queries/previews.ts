import "server-only";
import { allowed } from "../../access/evaluate";
import { unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import { AppError } from "../../errors";
import type { CreateRuleInput, RuleChangeView, SubjectsInput, UpdateRuleInput } from "../schema";
import { compare, LOOKED_AT, type Plan, type Spot } from "./compare";
import { readSight, type Sight } from "./filters";
import { isResourceType, projectsNamed } from "./places";
import { findRule, type RuleRow } from "./rules";
import { wantedTarget, type WantedTarget } from "./wanted-target";

function invalid(field: string): AppError {
  return new AppError("INVALID", "invalid_value", field);
}

function spotOf(row: RuleRow): Spot {
  const around = row.resource === null ? row.project : row.resource.project;
  const open = around === null || around.visibility === "open";
  return { type: row.resourceType, resource: row.resourceId, project: around?.id ?? null, open };
}

async function projectNamed(scope: WorkspaceScope, sight: Sight, name: string, field: string) {
  const found = (await projectsNamed(scope.db, scope.workspace.id, [name])).get(name) ?? null;
  if (found === null || sight.projects?.includes(found.id) === false) throw invalid(field);
  return found;
}

/** A rule on something is tried out by whoever may know that it is there, as it is made by them. */
function reads({ workspace, organization, actor }: WorkspaceScope, resource: { type: string; id: string }) {
  const place = { workspaceId: workspace.id, organizationId: organization.id };
  return allowed(place, { actor: actor.id, permission: "read", resource });
}

/** @throws INVALID (resourceType, project, resource) */
async function wantedSpot(
  scope: WorkspaceScope,
  sight: Sight,
  { resourceType, project, resource }: WantedTarget,
): Promise<Spot> {
  if (resource !== null) {
    const row = await scope.db.resource.findFirst({
      where: { id: resource },
      select: { type: true, project: { select: { id: true, visibility: true, deletedAt: true } } },
    });
    const around = row?.project ?? null;
    if (row === null || (around !== null && around.deletedAt !== null)) throw invalid("resource");
    if (sight.projects !== null && !(await reads(scope, { type: row.type, id: resource }))) throw invalid("resource");
    return { type: row.type, resource, project: around?.id ?? null, open: around?.visibility !== "private" };
  }
  if (resourceType !== "*" && !(await isResourceType(resourceType))) throw invalid("resourceType");
  if (project === null) return { type: resourceType, resource: null, project: null, open: true };
  const { id, visibility } = await projectNamed(scope, sight, project, "project");
  return { type: resourceType, resource: null, project: id, open: visibility === "open" };
}

function keysOf({ users = [], serviceAccounts = [], groups = [], roles = [] }: SubjectsInput): string[] {
  return [...users, ...serviceAccounts, ...groups, ...roles.map((role) => `role:${role}`)];
}

async function sharedIds(scope: WorkspaceScope, sight: Sight, names: readonly string[] = []): Promise<string[]> {
  const found = await projectsNamed(scope.db, scope.workspace.id, names);
  return names.flatMap((name) => {
    const project = found.get(name) ?? null;
    return project === null || sight.projects?.includes(project.id) === false ? [] : project.id;
  });
}

function isEverywhere({ type, resource, project }: Spot): boolean {
  return type === "*" && resource === null && project === null;
}

/** True where this removes the last rule by which anybody but the admins reaches what lies open. */
async function closesOpenProjects(scope: WorkspaceScope, rule: string, before: Spot, plan: Plan | null) {
  if (!isEverywhere(before) || (plan !== null && isEverywhere(plan.spot))) return false;
  const others = { id: { not: rule }, resourceType: "*", projectId: null, resourceId: null, ...unexpired() };
  return (await scope.db.accessRule.count({ where: others })) === 0;
}

async function warningsOf(scope: WorkspaceScope, row: RuleRow, plan: Plan | null): Promise<RuleChangeView["warnings"]> {
  const closes = await closesOpenProjects(scope, row.id, spotOf(row), plan);
  return [...(row.source === "founding" ? ["founding" as const] : []), ...(closes ? ["open_projects" as const] : [])];
}

/** Who would gain by a new rule. @throws INVALID */
export async function previewCreation(scope: WorkspaceScope, input: CreateRuleInput): Promise<RuleChangeView> {
  const sight = await readSight(scope);
  const { resourceType, project = null, resource = null, permission } = input;
  const spot = await wantedSpot(scope, sight, { resourceType, project, resource });
  const plan = { spot, permission, subjects: keysOf(input), shared: await sharedIds(scope, sight, input.sharedWith) };
  return { ...(await compare(scope, { rule: null, spot, plan, shared: [] })), warnings: [] };
}

interface Present {
  subjects: string[];
  shared: string[];
}

const KIND_OF = { users: "userId", serviceAccounts: "serviceAccountId", groups: "groupId", roles: "role" } as const;

/** Whom the rule names now; of a list that is to be replaced, nobody. */
async function present(scope: WorkspaceScope, id: string, input: SubjectsInput): Promise<Present> {
  const rows = await scope.db.accessGrant.findMany({
    where: { ruleId: id },
    orderBy: { subject: "asc" },
    take: LOOKED_AT,
    select: { subject: true, userId: true, serviceAccountId: true, groupId: true, role: true, sharedProjectId: true },
  });
  const stays = rows.filter((row) =>
    (["users", "serviceAccounts", "groups", "roles"] as const).some(
      (kind) => row[KIND_OF[kind]] !== null && input[kind] === undefined,
    ),
  );
  const shared = input.sharedWith === undefined ? rows.flatMap(({ sharedProjectId }) => sharedProjectId ?? []) : [];
  return { subjects: stays.map(({ subject }) => subject), shared };
}

function changedList(kept: readonly string[], gone: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...kept.filter((one) => !gone.includes(one)), ...added])];
}

async function planOf(scope: WorkspaceScope, sight: Sight, row: RuleRow, input: UpdateRuleInput): Promise<Plan> {
  const { add = {}, remove = {} } = input;
  const current = { resourceType: row.resourceType, project: row.projectId, resource: row.resourceId };
  const wanted = wantedTarget(current, input);
  const now = await present(scope, row.id, input);
  const share = (names: readonly string[] = []) => sharedIds(scope, sight, names);
  const added = [...(await share(input.sharedWith)), ...(await share(add.sharedWith))];
  return {
    spot: await wantedSpot(scope, sight, wanted),
    permission: input.permission ?? (row.permission === "modify" ? "modify" : "read"),
    subjects: changedList(now.subjects, keysOf(remove), [...keysOf(input), ...keysOf(add)]),
    shared: changedList(now.shared, await share(remove.sharedWith), added),
  };
}

/** What the rule shares into at this moment. */
async function sharedNow(scope: WorkspaceScope, id: string): Promise<string[]> {
  return (await present(scope, id, {})).shared;
}

function isSameSpot(one: Spot, other: Spot): boolean {
  return one.type === other.type && one.resource === other.resource && one.project === other.project;
}

/**
 * Who would gain and who would lose by a change. A rule that goes
 * elsewhere takes away where it was and gives where it will be.
 * @throws NOT_FOUND, INVALID
 */
export async function previewUpdate(scope: WorkspaceScope, input: UpdateRuleInput): Promise<RuleChangeView> {
  const sight = await readSight(scope);
  const row = await findRule(scope.db, input.rule, sight);
  const plan = await planOf(scope, sight, row, input);
  const shared = await sharedNow(scope, row.id);
  const before = spotOf(row);
  const here = await compare(scope, { rule: row.id, spot: before, plan, shared });
  const warnings = await warningsOf(scope, row, plan);
  if (isSameSpot(before, plan.spot)) return { ...here, warnings };
  const there = await compare(scope, { rule: row.id, spot: plan.spot, plan, shared: [] });
  return { gain: there.gain, lose: here.lose, warnings };
}

/** Who would lose by the deletion of a rule. @throws NOT_FOUND */
export async function previewRemoval(scope: WorkspaceScope, id: string): Promise<RuleChangeView> {
  const row = await findRule(scope.db, id, await readSight(scope));
  const shared = await sharedNow(scope, id);
  const changes = await compare(scope, { rule: id, spot: spotOf(row), plan: null, shared });
  return { ...changes, warnings: await warningsOf(scope, row, null) };
}
