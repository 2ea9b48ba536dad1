import "server-only";
import { unexpired } from "../../access/reach";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import type { Subject } from "../apply-roles";
import type { WantedGroup } from "./wanted";

/** The workspaces that a person belongs to: nobody is in a group of a workspace that they are not in. */
async function placesOf(tx: TransactionDatabase, { organizationId, userId }: Subject): Promise<ReadonlySet<string>> {
  const row = await tx.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  const everywhere = isOrganizationAdmin(row?.role);
  const rows = everywhere
    ? await tx.workspace.findMany({ where: { organizationId, deletedAt: null }, select: { id: true } })
    : await tx.workspaceMember.findMany({ where: { organizationId, userId, ...unexpired() } });
  return new Set(rows.map((place) => ("workspaceId" in place ? place.workspaceId : place.id)));
}

function draftOf(subject: Subject, row: WantedRow, fields: Pick<AuditDraft, "before" | "after">): AuditDraft {
  const { organizationId, userId: id, name } = subject;
  const place = { organizationId, workspaceId: row.workspaceId };
  return { action: "directory.sync", target: { type: "user", id, name }, place, ...fields };
}

interface WantedRow {
  groupId: string;
  workspaceId: string;
  source: string;
}

const keyOf = ({ groupId, source }: { groupId: string; source: string }) => `${groupId} ${source}`;

/** Adds and removes the memberships of directories alone: what was given by hand stays, beside theirs. */
export async function applyGroups(
  tx: TransactionDatabase,
  subject: Subject,
  groups: readonly WantedGroup[],
  frozen: ReadonlySet<string>,
): Promise<AuditDraft[]> {
  const { organizationId, userId } = subject;
  const places = await placesOf(tx, subject);
  const wanted = new Map(groups.filter(({ workspaceId }) => places.has(workspaceId)).map((row) => [keyOf(row), row]));
  const there = await tx.groupMember.findMany({
    where: { organizationId, userId, OR: [{ source: "scim" }, { source: { startsWith: "claim:" } }] },
    select: { id: true, groupId: true, workspaceId: true, source: true, group: { select: { name: true } } },
  });
  const over = there.filter((row) => !frozen.has(row.source) && !wanted.has(keyOf(row)));
  for (const row of there) wanted.delete(keyOf(row));
  await tx.groupMember.deleteMany({ where: { organizationId, id: { in: over.map(({ id }) => id) } } });
  const fresh = [...wanted.values()];
  await tx.groupMember.createMany({
    data: fresh.map(({ groupId, workspaceId, source }) => ({
      id: newId("gm"),
      organizationId,
      workspaceId,
      groupId,
      userId,
      source,
    })),
  });
  return [
    ...over.map((row) =>
      draftOf(subject, row, { before: { group: row.groupId, groupName: row.group.name, source: row.source } }),
    ),
    ...fresh.map((row) => draftOf(subject, row, { after: { group: row.groupId, source: row.source } })),
  ];
}
