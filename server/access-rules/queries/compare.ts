import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { holders, type HolderRow } from "../../db/hot/access/explanations";
import { ruleChanges, type ChangedActor, type Reach } from "../../db/hot/access/rule-changes";
import { NAMED_CHANGES, type RuleChangeView } from "../schema";

/** So many people and service accounts are looked at for one preview, and of so many shared projects. */
export const LOOKED_AT = 10_000;
const PROJECTS_LOOKED_AT = 10;
const SHARERS_LOOKED_AT = 1_000;

/** Where a rule holds, for the decisions. */
export interface Spot {
  type: string;
  resource: string | null;
  project: string | null;
  open: boolean;
}

/** What a rule is to be. */
export interface Plan {
  spot: Spot;
  permission: "read" | "modify";
  /** As grants name them. */
  subjects: readonly string[];
  /** Ids of the projects that it shares its resource into. */
  shared: readonly string[];
}

/** Whether the rule as it will be still holds at a place where it holds now. */
function holdsAt({ spot }: Plan, place: Spot): boolean {
  if (spot.type !== "*" && spot.type !== place.type) return false;
  if (spot.resource !== null) return spot.resource === place.resource;
  return spot.project === null ? place.open : spot.project === place.project;
}

function reachOf({ ways }: HolderRow, rule: string | null): Reach {
  const kept = ways.filter((way) => rule === null || (way.ruleId !== rule && way.shareId !== rule));
  if (kept.length === 0) return "none";
  return kept.some(({ modify }) => modify) ? "modify" : "read";
}

interface Sharers {
  rows: { id: string; reach: Reach }[];
  cut: boolean;
}

const RANK: Record<Reach, number> = { none: 0, read: 1, modify: 2 };

/**
 * Who reaches the projects that a resource is or was shared into; those that it is shared into no longer give nothing.
 */
async function sharersOf(
  scope: WorkspaceScope,
  rule: string | null,
  type: string,
  { now, then }: { now: readonly string[]; then: readonly string[] },
): Promise<Sharers> {
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const all = [...new Set([...then, ...now])];
  const found = new Map<string, Reach>();
  let cut = all.length > PROJECTS_LOOKED_AT;
  for (const project of all.slice(0, PROJECTS_LOOKED_AT)) {
    const target = { level: "read" as const, type, resource: null, project };
    const rows = await holders(place, target, { after: null, limit: SHARERS_LOOKED_AT });
    cut ||= rows.length === SHARERS_LOOKED_AT;
    for (const row of rows) {
      const reach = then.includes(project) ? reachOf(row, rule) : "none";
      const known = found.get(row.actor) ?? "none";
      found.set(row.actor, RANK[reach] > RANK[known] ? reach : known);
    }
  }
  return { rows: [...found].map(([id, reach]) => ({ id, reach })), cut };
}

type Changes = RuleChangeView["gain"];

function changesOf(actors: readonly ChangedActor[], cut: boolean, gains: boolean): Changes {
  const own = actors.filter((one) => one.gains === gains);
  return {
    total: own[0]?.total ?? 0,
    atLeast: cut,
    items: own.map(({ id, name, machine, from, to }) => ({
      type: machine ? "service_account" : "user",
      id,
      name,
      from,
      to,
    })),
  };
}

interface Compared {
  rule: string | null;
  spot: Spot;
  plan: Plan | null;
  /** Projects that the rule shares into now. */
  shared: readonly string[];
}

/** Who gains and who loses at one place: as the decisions answer now, and as they would. */
export async function compare(scope: WorkspaceScope, { rule, spot, plan, shared }: Compared) {
  const holds = plan !== null && holdsAt(plan, spot) ? plan : null;
  const sharers = await sharersOf(scope, rule, spot.type, { now: shared, then: holds?.shared ?? [] });
  const draft = holds === null ? null : { permission: holds.permission, subjects: holds.subjects };
  const { type, resource, project } = spot;
  const { cut, actors } = await ruleChanges(
    { workspaceId: scope.workspace.id, organizationId: scope.organization.id },
    { type, resource, project, rule, draft, sharers: sharers.rows },
    { limit: LOOKED_AT, shown: NAMED_CHANGES },
  );
  const incomplete = cut || sharers.cut;
  return { gain: changesOf(actors, incomplete, true), lose: changesOf(actors, incomplete, false) };
}
