import "server-only";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import { isRegisteredType } from "../../db/hot/resources/registered-types";
import { RESOURCE_TYPES } from "../../access/rights/resource-types";
import { isId } from "../../ids";

const PROJECT = { id: true, slug: true, name: true, visibility: true, kind: true, archivedAt: true } as const;

/** The projects of a workspace that slugs or ids name, by what names them; deleted ones are nowhere. */
export async function projectsNamed(
  db: Pick<ReadDatabase, "project" | "slug">,
  workspaceId: string,
  names: readonly string[],
) {
  const lower = names.map((name) => name.toLowerCase());
  const slugs = await db.slug.findMany({
    where: { space: workspaceId, slug: { in: lower } },
    select: { slug: true, projectId: true },
  });
  const bySlug = new Map(slugs.map(({ slug, projectId }) => [slug, projectId]));
  const idOf = (name: string) => (isId("prj", name) ? name : (bySlug.get(name.toLowerCase()) ?? null));
  const rows = await db.project.findMany({
    where: { id: { in: names.flatMap((name) => idOf(name) ?? []) }, deletedAt: null },
    select: PROJECT,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(names.map((name) => [name, byId.get(idOf(name) ?? "") ?? null]));
}

export type NamedProject = NonNullable<ReturnType<Awaited<ReturnType<typeof projectsNamed>>["get"]>>;

/** Whether there are resources of such a type: one of the product's, or one that the operator registered. */
export async function isResourceType(type: string, tx?: TransactionDatabase): Promise<boolean> {
  return RESOURCE_TYPES.some((name) => name === type) || (await isRegisteredType(type, tx));
}
