import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isResourceType, projectsNamed, type NamedProject } from "../queries/places";
import type { WantedTarget } from "../queries/wanted-target";

interface ResourceRef {
  id: string;
  type: string;
  name: string;
}

/** Where a rule holds, as it is kept: with a resource its project is where that lies. */
export interface RuleTarget {
  resourceType: string;
  project: { id: string; name: string; closed: "archived" | "examples" | null } | null;
  resource: ResourceRef | null;
}

function invalid(field: string): AppError {
  return new AppError("INVALID", "invalid_value", field);
}

/** A project as the target of a rule. */
export function projectOf(project: Pick<NamedProject, "id" | "name" | "kind" | "archivedAt">): RuleTarget["project"] {
  const closed = project.kind === "examples" ? "examples" : project.archivedAt === null ? null : "archived";
  return { id: project.id, name: project.name, closed };
}

const AROUND = { select: { id: true, name: true, kind: true, archivedAt: true, deletedAt: true } } as const;

/**
 * Whatever does not fit a resource is said of the resource, so that no field tells which of the names is there.
 * @throws INVALID (resource)
 */
async function resourceTarget(
  tx: TransactionDatabase,
  { resourceType, resource }: { resourceType: string; resource: string },
  project: NamedProject | null,
): Promise<RuleTarget> {
  const row = await tx.resource.findFirst({
    where: { id: resource },
    select: { id: true, type: true, name: true, project: AROUND },
  });
  if (row === null || (row.project !== null && row.project.deletedAt !== null)) throw invalid("resource");
  if (project !== null && project.id !== row.project?.id) throw invalid("resource");
  if (resourceType !== "*" && resourceType !== row.type) throw invalid("resource");
  const { project: around, ...shown } = row;
  return { resourceType: row.type, project: around === null ? null : projectOf(around), resource: shown };
}

/**
 * The place that an input names, within the workspace. A rule on one resource has that resource's type.
 * @throws INVALID (resourceType, project, resource)
 */
export async function resolveTarget(
  tx: TransactionDatabase,
  workspaceId: string,
  wanted: WantedTarget,
): Promise<RuleTarget> {
  const { resourceType, resource } = wanted;
  const typed = resource !== null || resourceType === "*" || (await isResourceType(resourceType, tx));
  if (!typed) throw invalid("resourceType");
  const named = wanted.project === null ? null : await projectsNamed(tx, workspaceId, [wanted.project]);
  const project = named?.get(wanted.project ?? "") ?? null;
  if (named !== null && project === null) throw invalid(resource === null ? "project" : "resource");
  if (resource !== null) return resourceTarget(tx, { resourceType, resource }, project);
  return { resourceType, project: project === null ? null : projectOf(project), resource: null };
}

/** What is kept as it is takes no new rules. @throws CONFLICT archived, FORBIDDEN examples_read_only */
export function refuseClosed({ project }: RuleTarget): void {
  if (project?.closed === "archived") throw new AppError("CONFLICT", "archived", "project");
  if (project?.closed === "examples") throw new AppError("FORBIDDEN", "examples_read_only", "project");
}

/** @throws INVALID (permission): an application category is always read and modified */
export function refuseReadOnlyCategory({ resourceType }: RuleTarget, permission: string): void {
  if (resourceType === "application_category" && permission !== "modify") throw invalid("permission");
}

/** The rule's target as columns, and where its grants hold. */
export function targetColumns(workspaceId: string, { project, resource, resourceType }: RuleTarget) {
  const projectId = resource === null ? (project?.id ?? null) : null;
  const resourceId = resource?.id ?? null;
  return { columns: { resourceType, projectId, resourceId }, scope: resourceId ?? projectId ?? workspaceId };
}
