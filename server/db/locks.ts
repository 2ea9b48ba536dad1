import "server-only";
import type { Prisma } from "../../prisma/generated/client";

/** The parent row under whose lock limits are counted and last ones protected. */
export type Lock =
  | { organization: string }
  | { workspace: string }
  | { user: string }
  | { chain: string }
  | { instance: true }
  /** One after the other; everybody who takes several takes the instance first, then organizations by their ids. */
  | { all: readonly Lock[] };

/** A transaction that can run raw SQL; known to this folder alone. */
export type RawTransaction = Pick<Prisma.TransactionClient, "$queryRaw" | "$queryRawUnsafe">;

/**
 * Takes a row's lock until the transaction ends, so that two writers under one parent wait for each other.
 * (Advisory locks do not exclude on the embedded database, whose connections are one session.)
 */
export async function lockRow(tx: RawTransaction, lock: Lock): Promise<void> {
  if ("all" in lock) {
    for (const one of lock.all) await lockRow(tx, one);
  } else if ("organization" in lock) {
    await tx.$queryRaw`select 1 from "organizations" where "id" = ${lock.organization} for update`;
  } else if ("workspace" in lock) {
    await tx.$queryRaw`select 1 from "workspaces" where "id" = ${lock.workspace} for update`;
  } else if ("user" in lock) await tx.$queryRaw`select 1 from "users" where "id" = ${lock.user} for update`;
  else if ("chain" in lock) await tx.$queryRaw`select 1 from "audit_chains" where "chain" = ${lock.chain} for update`;
  else await tx.$queryRaw`select 1 from "instance" where "id" = 1 for update`;
}
