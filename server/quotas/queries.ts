import "server-only";
import type { WorkspaceScope } from "../access/scope";
import { readCalendar } from "../billing/views/calendar-of";
import { periodOf } from "../billing/periods";
import { leftUntilStop } from "../budgets/measuring/stops";
import { namedPlaces } from "../db/hot/usage/places";
import { storedBytes } from "../db/hot/usage/now";
import { seatsOf } from "../db/hot/people/seats";
import { usageSums } from "../db/hot/usage/sums";
import { AppError } from "../errors";
import { isId } from "../ids";
import { readMeters } from "../meters/views/meters";
import { compareDecimals, plainDecimal, subtractDecimals } from "../money/decimal";
import { planNow } from "../subscriptions/views/current-plan";
import type { AskQuotaInput, QuotaView } from "./schema";

const notFoundAt = (field: string) => new AppError("NOT_FOUND", "not_found", field);

/** The project and the actor that are asked about, as an event would name them. */
async function placeOf(scope: WorkspaceScope, { project, actor }: AskQuotaInput) {
  const { credential } = scope.actor;
  const only = credential?.scopes?.project ?? credential?.place.project?.id ?? null;
  const named = project ?? only;
  const actors = actor === undefined ? [] : [actor];
  const names = named === null ? [] : [named];
  const places = await namedPlaces(scope.organization.id, scope.workspace.id, names, actors);
  if (actor !== undefined && !places.actors.includes(actor)) throw notFoundAt("actor");
  const bySlug = new Map(places.slugs.map(({ slug, projectId }) => [slug, projectId]));
  const id = named === null ? null : isId("prj", named) ? named : (bySlug.get(named.toLowerCase()) ?? "");
  const found = places.projects.find((one) => (id === null ? one.kind === "default" : one.id === id));
  if (found?.deletedAt !== null || (only !== null && found.id !== only)) {
    throw notFoundAt("project");
  }
  return { projectId: found.id, actorId: actor ?? "", only };
}

/** How much the plan leaves of a meter that it limits; null: any amount. */
async function leftOfPlan({ db, organization: { id } }: WorkspaceScope, meter: string): Promise<string | null> {
  const { limits } = (await planNow(id)).terms;
  const left = (most: number, used: string) => {
    const rest = subtractDecimals(String(most), used);
    return compareDecimals(rest, "0") < 0 ? "0" : rest;
  };
  if (meter === "storage_bytes" && limits.storageBytes !== null) {
    return left(limits.storageBytes, await storedBytes(id, null));
  }
  if (meter === "members" && limits.members !== null) {
    const seats = await seatsOf(id);
    return left(limits.members, String((seats?.people ?? 0) + (seats?.external ?? 0) + (seats?.invited ?? 0)));
  }
  if (meter !== "api_calls" || limits.apiCalls === null) return null;
  const { start, end } = periodOf((await readCalendar(db, id)).dayOf(Date.now()));
  const asked = { organizationId: id, meters: [meter], from: start, until: end, by: "", dimensions: false };
  const [row] = await usageSums(asked);
  return left(limits.apiCalls, plainDecimal(row?.sum ?? "0"));
}

/**
 * Whether so much may still be used, for whoever is about to begin something. It reserves nothing. To a credential of one
 * project other budgets and the plan are no numbers: they are reached, or not.
 * @throws NOT_FOUND (project, actor), INVALID meter_unknown (meter)
 */
export async function askQuota(scope: WorkspaceScope, input: AskQuotaInput): Promise<QuotaView> {
  const { meter, quantity, dimensions } = input;
  const organizationId = scope.organization.id;
  if (!(await readMeters(scope.db, organizationId)).has(meter)) throw new AppError("INVALID", "meter_unknown", "meter");
  const place = await placeOf(scope, input);
  const byBudget = await leftUntilStop(scope.db, organizationId, { ...place, meter, dimensions });
  const left = await leftOfPlan(scope, meter);
  // What is left for the whole organization is told to nobody who is good in one project alone.
  const byPlan = place.only === null || left === "0" ? left : null;
  const tighter = byBudget !== null && (byPlan === null || compareDecimals(byBudget, byPlan) <= 0);
  const remaining = tighter ? byBudget : byPlan;
  // At the stop itself nothing more begins, however little it is.
  const allowed =
    remaining === null || (compareDecimals(remaining, "0") > 0 && compareDecimals(quantity, remaining) <= 0);
  return { allowed, reason: allowed ? null : tighter ? "budget_reached" : "plan_limit", remaining };
}
