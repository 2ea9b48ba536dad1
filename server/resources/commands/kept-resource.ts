import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { RESOURCE_COLUMNS, type StoredResource } from "../queries/rows";
import { changing, decided } from "../queries/views";
import { lacking } from "./refused";

const CLOSING = { ...RESOURCE_COLUMNS, project: { select: { name: true, slug: true, kind: true, archivedAt: true } } };

export interface KeptResource extends StoredResource {
  project: { name: string; slug: string; kind: string; archivedAt: Date | null } | null;
}

/** Why somebody who sees a resource may not change it. */
function refusal(scope: WorkspaceScope, { type, project }: KeptResource): AppError {
  if (project?.kind === "examples") return new AppError("FORBIDDEN", "examples_read_only");
  if (project !== null && project.archivedAt !== null) return new AppError("CONFLICT", "archived");
  return lacking(scope, type);
}

/**
 * The resources that the caller would change, by their ids, or why each of them stays as it is: one that the caller may
 * not read is answered like one that is not there.
 */
export async function keptResources(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  ids: readonly string[],
): Promise<(KeptResource | AppError)[]> {
  const rows = await tx.resource.findMany({ where: { id: { in: [...ids] } }, select: CLOSING });
  const targets = rows.map(({ id, type }) => ({ id, type }));
  const answers = await decided(
    scope,
    [
      ...targets.map((resource) => ({ permission: "read" as const, resource })),
      ...targets.map((resource) => ({ permission: changing(resource.type), resource })),
    ],
    tx,
  );
  const found = new Map(
    rows.map((row, index) => {
      if (answers[index] !== true) return [row.id, notFound()] as const;
      return [row.id, answers[rows.length + index] === true ? row : refusal(scope, row)] as const;
    }),
  );
  return ids.map((id) => found.get(id) ?? notFound());
}
