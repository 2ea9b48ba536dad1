import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { readCalendar } from "../../billing/views/calendar-of";
import type { BookedEvent } from "../../db/hot/usage/ingestion";
import { namedPlaces, type NamedPlaces } from "../../db/hot/usage/places";
import { AppError, isAppError } from "../../errors";
import { isId } from "../../ids";
import { COUNTED_METERS, type MeterFacts } from "../../meters/schema";
import { readMeters } from "../../meters/views/meters";
import type { UsageEventInput } from "../schema/event";
import { sealed } from "./book";

export type Planned = BookedEvent | AppError;

/**
 * The one project in which the caller is good: of a credential that is limited to it, or that is of the project itself.
 */
function onlyProject({ actor: { credential } }: WorkspaceScope): string | null {
  return credential?.scopes?.project ?? credential?.place.project?.id ?? null;
}

function refuseMeter(meter: MeterFacts | undefined, { quantity }: UsageEventInput): AppError | null {
  if (meter === undefined) return new AppError("INVALID", "meter_unknown", "meter");
  if (COUNTED_METERS.includes(meter.key)) return new AppError("INVALID", "meter_counted", "meter");
  if (meter.archived) return new AppError("CONFLICT", "archived", "meter");
  if (meter.whole && quantity.includes(".")) return new AppError("INVALID", "quantity_not_whole", "quantity");
  return null;
}

/**
 * The project of an event, the default one where none is named. What was used in one before its deletion still counts.
 */
function projectIn(places: NamedPlaces, only: string | null) {
  const bySlug = new Map(places.slugs.map(({ slug, projectId }) => [slug, projectId]));
  const byId = new Map(places.projects.map((project) => [project.id, project]));
  const byDefault = places.projects.find(({ kind }) => kind === "default");
  return ({ project: name, time }: UsageEventInput): string | AppError => {
    const named = name === undefined ? only : isId("prj", name) ? name : bySlug.get(name.toLowerCase());
    const project = name === undefined && only === null ? byDefault : byId.get(named ?? "");
    const gone = project?.deletedAt ?? null;
    if (project === undefined || (only !== null && project.id !== only) || (gone !== null && Date.parse(time) > gone)) {
      return new AppError("NOT_FOUND", "not_found", "project");
    }
    return project.id;
  };
}

function actorOf(id: string, known: ReadonlySet<string>): { actorType: string; actorId: string } | AppError {
  if (id === "") return { actorType: "", actorId: "" };
  if (!known.has(id)) return new AppError("NOT_FOUND", "not_found", "actor");
  return { actorType: id.startsWith("sa_") ? "service_account" : "user", actorId: id };
}

/** What each event comes to as things stand: a handful of statements, however many events there are. */
export async function planEvents(
  scope: WorkspaceScope,
  events: readonly UsageEventInput[],
): Promise<{ planned: Planned[]; largest: string[] }> {
  const organizationId = scope.organization.id;
  const only = onlyProject(scope);
  const projects = [...new Set(events.flatMap(({ project }) => project ?? []))];
  const actors = [...new Set(events.flatMap(({ actor }) => actor ?? []))];
  const named = only === null ? projects : [...projects, only];
  const [meters, calendar, places] = await Promise.all([
    readMeters(scope.db, organizationId),
    readCalendar(scope.db, organizationId),
    namedPlaces(organizationId, scope.workspace.id, named, actors),
  ]);
  const projectOf = projectIn(places, only);
  const known = new Set(places.actors);
  const planned = events.map((event): Planned => {
    const refusal = refuseMeter(meters.get(event.meter), event);
    const projectId = projectOf(event);
    const actor = actorOf(event.actor ?? "", known);
    if (refusal !== null) return refusal;
    if (isAppError(projectId)) return projectId;
    if (isAppError(actor)) return actor;
    const { id, meter, quantity, resource: resourceId = "", dimensions = {} } = event;
    const time = new Date(event.time);
    const at = { time: time.toISOString(), day: calendar.dayOf(time) };
    return sealed({
      id,
      ...at,
      workspaceId: scope.workspace.id,
      projectId,
      ...actor,
      resourceId,
      meter,
      quantity,
      dimensions,
    });
  });
  const largest = [...meters.values()].filter(({ aggregation }) => aggregation === "max").map(({ key }) => key);
  return { planned, largest };
}
