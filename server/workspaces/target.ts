import "server-only";
import type { OrganizationScope } from "../access/scope";
import type { TransactionDatabase } from "../audit/audited";
import type { ReadDatabase } from "../db/tenant";
import { AppError, notFound } from "../errors";
import { isId } from "../ids";

const TARGET_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  isDefault: true,
  archivedAt: true,
  suspendedAt: true,
  deletedAt: true,
} as const;

/** A workspace as its organization's administration sees it. */
export interface TargetWorkspace {
  id: string;
  name: string;
  slug: string;
  isDefault: boolean;
  archivedAt: Date | null;
  suspendedAt: Date | null;
  deletedAt: Date | null;
}

/**
 * The workspace of the organization that an input names by id or slug, an earlier slug too.
 * @throws NOT_FOUND, also where it was deleted, unless that is what is looked for
 */
export async function findTarget(
  db: ReadDatabase | TransactionDatabase,
  { organization }: OrganizationScope,
  target: string,
  deleted: "standing" | "any" = "standing",
): Promise<TargetWorkspace> {
  const id = isId("ws", target) ? target : await idBySlug(db, organization.id, target);
  const row = await db.workspace.findFirst({ where: { id }, select: TARGET_COLUMNS });
  if (row === null || (deleted === "standing" && row.deletedAt !== null)) throw notFound();
  return row;
}

async function idBySlug(db: ReadDatabase | TransactionDatabase, organizationId: string, slug: string): Promise<string> {
  const row = await db.slug.findFirst({
    where: { space: "workspace", slug: slug.toLowerCase(), organizationId },
    select: { workspaceId: true },
  });
  if (row?.workspaceId == null) throw notFound();
  return row.workspaceId;
}

/** Everybody in the organization is in its default workspace: it goes with the organization alone. */
export function refuseDefault({ isDefault }: TargetWorkspace): void {
  if (isDefault) throw new AppError("CONFLICT", "default_workspace", "target");
}
