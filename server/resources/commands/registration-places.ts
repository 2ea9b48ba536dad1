import "server-only";
import { decisionLimits } from "../../access/limits/credential-scopes";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isId } from "../../ids";
import { decided } from "../queries/views";
import type { RegisteredInput } from "../schema";
import { typeLevels } from "../types";

/** Where an item goes, or why it goes nowhere. */
type Placed = { projectId: string | null } | AppError;

interface ProjectRow {
  id: string;
  kind: string;
  archivedAt: Date | null;
}

/** The projects that the items name, by what names them; under "" the default one. */
async function namedProjects(tx: TransactionDatabase, scope: WorkspaceScope, names: readonly string[]) {
  const slugs = await tx.slug.findMany({
    where: { space: scope.workspace.id, slug: { in: names.map((name) => name.toLowerCase()) } },
    select: { slug: true, projectId: true },
  });
  const ids = new Map(slugs.flatMap(({ slug, projectId }) => (projectId === null ? [] : [[slug, projectId] as const])));
  const idOf = (name: string) => (isId("prj", name) ? name : (ids.get(name.toLowerCase()) ?? ""));
  const rows: ProjectRow[] = await tx.project.findMany({
    where: { OR: [{ id: { in: names.map(idOf) } }, { kind: "default" }], deletedAt: null },
    select: { id: true, kind: true, archivedAt: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byDefault = rows.find(({ kind }) => kind === "default");
  return (name: string) => (name === "" ? byDefault : byId.get(idOf(name)));
}

/** Of these projects, those that the caller sees. */
async function inSight(tx: TransactionDatabase, scope: WorkspaceScope, projects: readonly ProjectRow[]) {
  const ids = [...new Set(projects.map(({ id }) => id))];
  const asked = ids.map((project) => ({ permission: "read" as const, resource: { project } }));
  const answers = await decided(scope, asked, tx);
  return new Set(ids.filter((_, index) => answers[index]));
}

function placedIn(row: ProjectRow | undefined, seen: ReadonlySet<string>): Placed {
  if (row === undefined || !seen.has(row.id)) return new AppError("NOT_FOUND", "not_found", "project");
  if (row.kind === "examples") return new AppError("FORBIDDEN", "examples_read_only", "project");
  if (row.archivedAt !== null) return new AppError("CONFLICT", "archived", "project");
  return { projectId: row.id };
}

/**
 * Where each item goes: the project that it names, which has to be in the caller's sight; without one the default
 * project, and for queues and clusters the workspace itself.
 */
export async function placesOf(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  items: readonly RegisteredInput[],
): Promise<Placed[]> {
  const levels = await typeLevels(tx);
  const projectOf = await namedProjects(tx, scope, [...new Set(items.flatMap(({ project }) => project ?? []))]);
  const rows = items.map(({ project }) => projectOf(project ?? ""));
  const seen = await inSight(
    tx,
    scope,
    rows.flatMap((row) => row ?? []),
  );
  const { project: only } = decisionLimits(scope.actor);
  return items.map(({ type, project }, index) => {
    const level = levels.get(type);
    if (level === undefined) return new AppError("INVALID", "invalid_value", "type");
    if (project !== undefined || level === "project") return placedIn(rows[index], seen);
    return only === null ? { projectId: null } : new AppError("FORBIDDEN", "credential_scope");
  });
}
