import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { isId } from "../../ids";
import type { CreateAccessRequestInput } from "../schema";

export interface FoundTarget {
  projectId: string | null;
  resourceId: string | null;
  /** The project that it is, or that is around it: whose audit the request belongs to. */
  around: string | null;
}

/** How a request names its target: kept as it is, whatever it leads to. */
export function namedTarget(resource: CreateAccessRequestInput["resource"]): { type: string; target: string } {
  if ("project" in resource) return { type: "project", target: resource.project.toLowerCase() };
  return { type: resource.type ?? "resource", target: resource.id };
}

/** What the name leads to, whether or not whoever asks sees it; nulls where nothing is there. */
export async function findTarget(
  tx: TransactionDatabase,
  workspaceId: string,
  resource: CreateAccessRequestInput["resource"],
): Promise<FoundTarget> {
  if ("project" in resource) {
    const named = isId("prj", resource.project)
      ? { id: resource.project }
      : { slugs: { some: { space: workspaceId, slug: resource.project.toLowerCase() } } };
    const row = await tx.project.findFirst({ where: { ...named, workspaceId, deletedAt: null }, select: { id: true } });
    return { projectId: row?.id ?? null, resourceId: null, around: row?.id ?? null };
  }
  const ofType = resource.type === undefined ? {} : { type: resource.type };
  const row = await tx.resource.findFirst({
    where: { id: resource.id, ...ofType, OR: [{ projectId: null }, { project: { deletedAt: null } }] },
    select: { id: true, projectId: true },
  });
  return { projectId: null, resourceId: row?.id ?? null, around: row?.projectId ?? null };
}
