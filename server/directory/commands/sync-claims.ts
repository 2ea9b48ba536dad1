import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import { nameKey } from "../../text";
import { applyDirectory, type Applied } from "./apply-directory";

/** More groups than anybody is in; further values of a claim are ignored. */
const MOST_GROUPS = 1_000;
const LONGEST_NAME = 400;

/** The settings of a connection that say how it is synced. */
export interface SyncedConnection {
  id: string;
  organizationId: string;
  syncGroups: boolean;
  syncRoles: boolean;
}

/** The values that are kept: each once, none empty, none without end. */
function valuesOf(groups: readonly string[]): string[] {
  const values = groups.map((group) => group.trim().replaceAll("\0", "")).filter((group) => group !== "");
  return [...new Set(values.map((value) => value.slice(0, LONGEST_NAME)))].slice(0, MOST_GROUPS);
}

/** The ids of the directory groups that the values stand for; those that are new are made. */
async function groupsOf(tx: TransactionDatabase, connection: SyncedConnection, values: readonly string[]) {
  const { id: identityProviderId, organizationId } = connection;
  const where = { organizationId, identityProviderId, externalId: { in: [...values] } };
  const there = await tx.directoryGroup.findMany({ where, select: { id: true, externalId: true } });
  const known = new Set(there.map(({ externalId }) => externalId));
  const fresh = values
    .filter((value) => !known.has(value))
    .map((value) => ({
      id: newId("dgr"),
      organizationId,
      identityProviderId,
      externalId: value,
      displayName: value,
      nameKey: nameKey(value),
    }));
  await tx.directoryGroup.createMany({ data: fresh });
  return [...there, ...fresh].map(({ id }) => id);
}

/**
 * Keeps what the claim of a connection says of a person's groups, and brings their roles and groups into step with it.
 * `groups` is null where the provider said nothing of groups: what it said last holds then. To be called in the change
 * that lets the person in, under the organization's lock.
 */
export async function syncClaims(
  tx: TransactionDatabase,
  connection: SyncedConnection,
  userId: string,
  groups: readonly string[] | null,
): Promise<Applied> {
  const { id, organizationId, syncGroups, syncRoles } = connection;
  if (!syncGroups && !syncRoles) return { entries: [], matched: false };
  if (groups !== null) {
    const ids = await groupsOf(tx, connection, valuesOf(groups));
    const own = { organizationId, userId, directoryGroup: { identityProviderId: id } };
    await tx.directoryGroupMember.deleteMany({ where: { ...own, directoryGroupId: { notIn: ids } } });
    await tx.directoryGroupMember.createMany({
      data: ids.map((directoryGroupId) => ({ id: newId("dgm"), organizationId, directoryGroupId, userId })),
      skipDuplicates: true,
    });
  }
  return applyDirectory(tx, organizationId, userId, `claim:${id}`);
}
