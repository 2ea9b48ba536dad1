import "server-only";
import type { ProjectScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { nameKey } from "../../text";
import type { KeyView } from "../schema";
import { KEY_COLUMNS, toKeyViews, type KeyColumns } from "../views/key";

export type FoundKey = KeyColumns & { sealedValue: string };

/** @throws NOT_FOUND */
export async function findKey(tx: TransactionDatabase, { project }: ProjectScope, id: string): Promise<FoundKey> {
  const where = { id, projectId: project.id };
  const row = await tx.projectKey.findFirst({ where, select: { ...KEY_COLUMNS, sealedValue: true } });
  if (row === null) throw notFound();
  return row;
}

/** @throws CONFLICT taken (name) */
export async function refuseTaken(
  tx: TransactionDatabase,
  projectId: string,
  name: string,
  except = "",
): Promise<void> {
  const where = { projectId, nameKey: nameKey(name), id: { not: except } };
  if ((await tx.projectKey.count({ where })) > 0) throw new AppError("CONFLICT", "taken", "name");
}

export async function viewOfKey(tx: TransactionDatabase, scope: ProjectScope, id: string): Promise<KeyView> {
  const [view] = await toKeyViews([await findKey(tx, scope, id)], tx);
  if (view === undefined) throw new Error("one row is one key");
  return view;
}

export function targetOf({ id, name }: { id: string; name: string }) {
  return { type: "third-party-key", id, name };
}
