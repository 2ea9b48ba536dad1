import "server-only";
import { decisionLimits, mayAlso } from "../../access/limits/credential-scopes";
import { allowed as isAllowed, questionsOf, type Asked } from "../../access/evaluate";
import { projectsInSight } from "../../access/reach";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import type { AccessFacts } from "../../db/hot/access/facts";
import type { Question } from "../../db/hot/access/decisions";
import { explanation, type ExplanationRow } from "../../db/hot/access/explanations";
import type { ExplainInput } from "../schema";
import type { ExplanationView, PathView } from "../schema/explain";
import { isReadOnlyFor, refuseOthers } from "./asking";
import { actorOf, backdropOf, seenProject, type Sight } from "./backdrop";
import { fixesOf, type Fix } from "./fixes";
import { impersonatedFacts } from "./impersonated";
import { changesToMake } from "./may-make";
import { denialsOf, endedWays } from "./near-misses";
import { actorStep, pathOf } from "./steps";

/** More ways are no explanation. */
const MOST_PATHS = 50;

type Part = Omit<ExplanationView, "request">;

interface Asking {
  scope: WorkspaceScope;
  /** Asks as one who may know what others may. */
  everything: boolean;
  sight: Sight;
  question: Question;
}

async function sightOf(scope: WorkspaceScope, everything: boolean): Promise<Sight> {
  const ids = await projectsInSight(scope);
  const seen = ids === null ? null : new Set(ids);
  return { sees: (project) => seen === null || seen.has(project), names: !everything || seen === null };
}

/** Whether the caller may know that the target is there: whoever asks about themself has to see it. */
async function isInSight({ scope, everything, question }: Asking): Promise<boolean> {
  const { type, resource: id, project } = question;
  const limits = decisionLimits(scope.actor);
  if (everything && limits.project === null) return true;
  if (id === null && project === null) return limits.project === null;
  const target = id === null ? { project: project ?? "" } : { type: type ?? "", id };
  return isAllowed(placeOf(scope), { actor: scope.actor.id, permission: "read", resource: target }, limits);
}

/** The same for what is not there and what the caller may not know of: only what they have said themself. */
function unknownTarget({ scope, question }: Asking): Part {
  const { type, resource, project, actor } = question;
  const { id, name, type: kind, email } = scope.actor;
  const own = actor === id;
  const who = {
    type: own ? kind : null,
    id: actor,
    name: own ? name : null,
    email: own && email !== "" ? email : null,
  };
  const missing = { name: null, role: null, permission: null, resourceType: null, source: null, expiresAt: null };
  const step = { ...missing, kind: resource === null ? "project" : "resource", state: "missing" } as const;
  return {
    allowed: false,
    actor: who,
    resource: { type, id: resource, name: null, project: null },
    path: [actorStep({ ...who, suspended: false }), { ...step, id: resource ?? project, type }],
    paths: [],
    denials: [{ reason: "not_found", name: null, at: null }],
    fixes: [],
  };
}

async function fixViews({ scope, sight }: Asking, fixes: readonly Fix[]): Promise<Part["fixes"]> {
  const known = fixes.filter((fix) =>
    fix.every(({ view: { project } }) => project?.id == null || sight.sees(project.id)),
  );
  const mayMake = changesToMake(scope);
  const views: Part["fixes"] = [];
  for (const fix of known) {
    const changes = [];
    for (const { view } of fix) changes.push({ ...view, allowed: await mayMake(view) });
    views.push({ changes });
  }
  return views;
}

const OF_PROJECT = ["project_private", "project_archived", "examples_read_only"];

/** Reasons about the project name it as far as the caller may know of it. */
function namedFor(sight: Sight, { project }: AccessFacts, denials: Part["denials"]): Part["denials"] {
  const name = project === null ? null : seenProject(project, sight).name;
  return denials.map((one) => (OF_PROJECT.includes(one.reason) ? { ...one, name } : one));
}

function inOrder(paths: readonly PathView[]): PathView[] {
  const rank = ({ enough, steps }: PathView) => (enough ? 0 : 1_000) + steps.length;
  return [...paths].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_PATHS);
}

async function explained(asking: Asking, row: ExplanationRow): Promise<Part> {
  const { scope, everything, sight, question } = asking;
  const impersonated = decisionLimits(scope.actor).as === "impersonated";
  const facts = impersonated ? impersonatedFacts(row.facts) : row.facts;
  const { level, type } = question;
  const asked = { level, type: facts.resource?.type ?? type };
  const limited = isReadOnlyFor(scope, question.actor) && level !== "read";
  const allowed = row.allowed && !limited;
  const at = backdropOf(facts, sight);
  const wanted = level === "modify" ? "modify" : "read";
  const ways = facts.user === null && facts.machine === null ? [] : row.ways;
  const paths = inOrder([...ways, ...endedWays(facts, asked)].map((way) => pathOf(way, at, wanted)));
  const room = { workspace: scope.workspace.id, organization: scope.organization.id };
  const fixes = limited || impersonated ? [] : fixesOf(facts, asked, row.allowed, room, everything);
  const denials = row.allowed ? [] : namedFor(sight, facts, denialsOf(facts, asked, ways));
  const project = facts.project === null ? null : seenProject(facts.project, sight);
  const end = at.resource ?? at.project;
  const kind = at.resource === null ? (at.project === null ? "workspace" : "project") : "resource";
  const { id, name } = end ?? at.workspace;
  const plain = {
    role: null,
    permission: null,
    resourceType: null,
    source: null,
    expiresAt: null,
    state: "live",
  } as const;
  return {
    allowed,
    actor: actorOf(facts, sight),
    resource: { type: asked.type, id: facts.resource?.id ?? null, name: at.resource?.name ?? null, project },
    path: paths[0]?.steps ?? [actorStep(at.actor), { kind, id, name, type: asked.type, ...plain }],
    paths,
    denials: limited ? [{ reason: "credential_limited", name: null, at: null }] : denials,
    fixes: await fixViews(asking, fixes),
  };
}

async function explainPart(asking: Asking): Promise<Part> {
  if (!(await isInSight(asking))) return unknownTarget(asking);
  const { as } = decisionLimits(asking.scope.actor);
  const row = await explanation(placeOf(asking.scope), asking.question.actor, asking.question, as);
  return row === undefined ? unknownTarget(asking) : explained(asking, row);
}

/** All of one and all of another together, where an action needs both. */
function joined(parts: readonly Part[]): Part {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error("nothing was asked");
  return others.reduce((one, other) => {
    const allowed = one.allowed && other.allowed;
    const [refused, granted] = one.allowed ? [other, one] : [one, other];
    const both = one.fixes.flatMap((a) => other.fixes.map((b) => ({ changes: [...a.changes, ...b.changes] })));
    const either = [...one.fixes, ...other.fixes].sort((a, b) => a.changes.length - b.changes.length);
    const denied = granted.allowed ? refused.fixes : both;
    return {
      ...{ allowed, actor: one.actor, resource: one.resource, path: allowed ? one.path : refused.path },
      paths: [...one.paths, ...other.paths],
      denials: [...one.denials, ...other.denials],
      fixes: allowed ? either : denied,
    };
  }, first);
}

/** How the caller asks an admin for it; the same for what is not there. */
function requestFor(scope: WorkspaceScope, { permission, resource }: Asked): ExplanationView["request"] {
  if (scope.actor.type !== "user" || (permission !== "read" && permission !== "modify")) return null;
  const { type, id, project } = resource;
  const target = id === undefined ? { project } : { type, id };
  if (id === undefined && project === undefined) return null;
  const path = `/workspaces/${scope.workspace.id}/access-requests`;
  return { method: "POST", path, body: { permission, resource: target } };
}

/**
 * Says whether somebody may do something, by which ways or why not, and the smallest changes that flip the answer.
 * Whoever asks about themself learns nothing of what they do not see: it is answered like what is not there.
 * @throws FORBIDDEN permission_missing (actor), INVALID
 */
export async function explainAccess(scope: WorkspaceScope, input: ExplainInput): Promise<ExplanationView> {
  const asked: Asked = { ...input, actor: input.actor ?? scope.actor.id };
  refuseOthers(scope, [asked.actor]);
  const questions = questionsOf(asked);
  const everything = mayAlso(scope, "access.check");
  const sight = await sightOf(scope, everything);
  const parts: Part[] = [];
  for (const question of questions) parts.push(await explainPart({ scope, everything, sight, question }));
  const part = joined(parts);
  const own = asked.actor === scope.actor.id;
  return { ...part, request: own && !part.allowed ? requestFor(scope, asked) : null };
}
