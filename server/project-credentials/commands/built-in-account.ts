import "server-only";
import type { Actor } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import type { BuiltInRole } from "../../credentials/schema";

/** As decisions, lists and the audit call it: the project is its actor. */
function builtInName(project: string, role: string): string {
  return `${project} (${role})`;
}

interface ProjectOf {
  organizationId: string;
  workspaceId: string;
  projectId: string;
}

/**
 * The id of the service account that is built into the project for a role, made with the first credential of it. It
 * stands in the project by that role and nowhere else, and outlives whoever asked for it.
 */
export async function builtInAccount(
  tx: TransactionDatabase,
  { id: createdById }: Actor,
  place: ProjectOf,
  role: BuiltInRole,
): Promise<string> {
  const { projectId } = place;
  const found = await tx.serviceAccount.findFirst({ where: { projectId, projectRole: role }, select: { id: true } });
  if (found !== null) return found.id;
  const { name } = await tx.project.findFirstOrThrow({ where: { id: projectId }, select: { name: true } });
  const id = newId("sa");
  // Names of the workspace's own service accounts are taken by no project: its own id stands where names are compared.
  const named = { name: builtInName(name, role), nameKey: id };
  await tx.serviceAccount.create({ data: { id, ...place, ...named, role: "none", projectRole: role, createdById } });
  return id;
}

/** They are called after their project. */
export async function renameBuiltInAccounts(tx: TransactionDatabase, projectId: string, name: string): Promise<void> {
  const rows = await tx.serviceAccount.findMany({ where: { projectId }, select: { id: true, projectRole: true } });
  for (const { id, projectRole } of rows) {
    await tx.serviceAccount.update({ where: { id }, data: { name: builtInName(name, projectRole ?? "") } });
  }
}

/**
 * They work no more when the project is deleted, nor when it came back, until somebody enables each. Returns how many.
 */
export async function disableProjectCredentials(tx: TransactionDatabase, projectId: string, at: Date): Promise<number> {
  const { count } = await tx.credential.updateMany({
    where: { projectId, revokedAt: null, disabledAt: null },
    data: { disabledAt: at },
  });
  return count;
}
