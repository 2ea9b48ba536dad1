import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { detailsOf } from "../views/key";
import { resealed } from "./sealed-value";

/**
 * Personal is no part of what a credential for one workspace or organization reaches.
 * @throws FORBIDDEN credential_reach
 */
export function refuseCopying({ credential }: WorkspaceScope["actor"]): void {
  if (credential !== null && (credential.organizationId !== null || credential.scopes !== null)) {
    throw new AppError("FORBIDDEN", "credential_reach", "copyKeys");
  }
}

const COPIED = { id: true, kind: true, name: true, nameKey: true, details: true, sealedValue: true, version: true };

/** The keys of the caller's own Personal project: read through themself, since it lies in another organization. */
async function personalKeys(tx: TransactionDatabase, userId: string) {
  const keys = { orderBy: { id: "asc" }, select: COPIED } as const;
  const projects = { where: { kind: "default" }, select: { keys } };
  const workspaces = { where: { isDefault: true }, select: { projects } };
  const row = await tx.organizationMember.findFirst({
    where: { userId },
    select: { user: { select: { personal: { select: { suspendedAt: true, workspaces } } } } },
  });
  const personal = row?.user.personal ?? null;
  if (personal !== null && personal.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended", "copyKeys");
  return personal?.workspaces.flatMap((workspace) => workspace.projects.flatMap((project) => project.keys)) ?? [];
}

/**
 * Copies the keys of the caller's own Personal project into one that they have just made, each sealed for its new place.
 * A row of the audit for each.
 * @throws FORBIDDEN suspended (copyKeys)
 */
export async function copyPersonalKeys(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  projectId: string,
): Promise<AuditDraft[]> {
  const { id: userId } = scope.actor;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId };
  const copies = (await personalKeys(tx, userId)).map((from) => ({ from, id: newId("pky") }));
  await tx.projectKey.createMany({
    data: copies.map(({ id, from }) => ({
      id,
      ...place,
      kind: from.kind,
      name: from.name,
      nameKey: from.nameKey,
      details: detailsOf(from.details),
      sealedValue: resealed(from, id),
      copiedFromId: from.id,
      createdById: userId,
      updatedById: userId,
    })),
  });
  return copies.map(({ id, from: { id: source, name, kind, version } }) => ({
    action: "third-party-key.create",
    target: { type: "third-party-key", id, name },
    place,
    after: { name, kind, version: 1, copiedFrom: source, copiedVersion: version },
  }));
}
