import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { enqueueDirectorySync } from "../../directory/commands/enqueue-sync";
import { newId } from "../../ids";
import { countSeats, takeSeat } from "../../members/commands/admission/seats";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { readProvisioning, undoable } from "../queries";
import type { ProvisioningView, UndoneView } from "../schema";

function targetOf({ organization: { id, name } }: OrganizationScope) {
  return { type: "organization", id, name };
}

/** Says how many people a directory may take away within an hour. @throws CONFLICT personal_organization */
export async function updateProvisioning(
  scope: OrganizationScope,
  input: { brake: number },
): Promise<ProvisioningView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "provisioning.update",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "provisioning.update");
      const { brake: before } = await readProvisioning(tx, id);
      await tx.organization.update({ where: { id }, data: { provisioningBrake: input.brake } });
      const entries = { target: targetOf(scope), before: { brake: before }, after: { brake: input.brake } };
      return { value: await readProvisioning(tx, id), entries };
    },
    { lock: { organization: id } },
  );
}

/**
 * The directory may take people away again: whoever has gone so far is let go, and counts no more towards the next stop.
 * @throws CONFLICT unchanged where nothing is stopped
 */
export async function resumeProvisioning(scope: OrganizationScope): Promise<ProvisioningView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "provisioning.resume",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "provisioning.resume");
      await startAgain(tx, id);
      const entries = { target: targetOf(scope), before: { stopped: true }, after: { stopped: false } };
      return { value: await readProvisioning(tx, id), entries };
    },
    { lock: { organization: id } },
  );
}

/** @throws CONFLICT unchanged */
async function startAgain(tx: TransactionDatabase, organizationId: string): Promise<void> {
  const { count } = await tx.organization.updateMany({
    where: { id: organizationId, provisioningStoppedAt: { not: null } },
    data: { provisioningStoppedAt: null },
  });
  if (count === 0) throw new AppError("CONFLICT", "unchanged");
  const open = { organizationId, undoneAt: null, acceptedAt: null };
  await tx.provisioningRemoval.updateMany({ where: open, data: { acceptedAt: new Date() } });
}

interface RemovalRow {
  id: string;
  kind: string;
  userId: string;
  directoryGroupId: string | null;
}

async function resumeMember(tx: TransactionDatabase, scope: OrganizationScope, { userId }: RemovalRow) {
  const { id: organizationId, name: place, slug: organizationSlug } = scope.organization;
  const member = await tx.organizationMember.findFirst({
    where: { userId, suspendedAt: { not: null } },
    select: { user: { select: { name: true, emailKey: true } } },
  });
  if (member === null) return null;
  if (!takeSeat(await countSeats(tx, organizationId), member.user.emailKey)) return null;
  await tx.organizationMember.updateMany({ where: { userId }, data: { suspendedAt: null } });
  await tx.directoryUser.updateMany({ where: { userId }, data: { active: true } });
  // What the directory's groups gave was taken away with the suspension.
  await enqueueDirectorySync(tx, organizationId, userId);
  const data = { by: scope.actor.name, place, organizationSlug };
  await notify(tx, [{ userId, kind: "membership.resumed", organizationId, data }]);
  const target = { type: "user", id: userId, name: member.user.name };
  const changes = { before: { suspended: true }, after: { suspended: false } };
  return { action: "organization-member.resume" as const, target, ...changes };
}

async function rejoin(tx: TransactionDatabase, organizationId: string, row: RemovalRow): Promise<boolean> {
  const { userId, directoryGroupId } = row;
  if (directoryGroupId === null) return false;
  const group = await tx.directoryGroup.count({ where: { id: directoryGroupId } });
  const person = await tx.directoryUser.findFirst({ where: { userId }, select: { id: true } });
  if (group === 0 || person === null) return false;
  const data = [{ id: newId("dgm"), organizationId, directoryGroupId, directoryUserId: person.id }];
  const { count } = await tx.directoryGroupMember.createMany({ data, skipDuplicates: true });
  // Whoever is in it has lost what its old name gave, and only the directory gives it that name again.
  if (count === 0) return false;
  await enqueueDirectorySync(tx, organizationId, userId);
  return true;
}

/** Gives back one removal; null where there is nothing to give back any more. */
async function undoOne(tx: TransactionDatabase, scope: OrganizationScope, row: RemovalRow, entries: AuditDraft[]) {
  if (row.kind === "group") return (await rejoin(tx, scope.organization.id, row)) ? "group" : null;
  const entry = row.kind === "suspended" ? await resumeMember(tx, scope, row) : null;
  if (entry === null) return null;
  entries.push(entry);
  return "resumed";
}

/**
 * Gives back what directories took away within the last day: memberships that they suspended, and people to their
 * directory groups. Who was removed comes back by an invitation alone. The directory goes on as it was.
 */
export async function undoRemovals(scope: OrganizationScope): Promise<UndoneView> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "provisioning.undo",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "provisioning.undo");
      const rows = await tx.provisioningRemoval.findMany({ where: undoable(id), orderBy: { id: "asc" } });
      const undone = { resumed: 0, groups: 0, skipped: 0 };
      const entries: AuditDraft[] = [];
      const given: string[] = [];
      for (const row of rows) {
        const what = await undoOne(tx, scope, row, entries);
        if (what === null) undone.skipped += 1;
        else given.push(row.id);
        if (what === "resumed") undone.resumed += 1;
        if (what === "group") undone.groups += 1;
      }
      await tx.provisioningRemoval.updateMany({ where: { id: { in: given } }, data: { undoneAt: new Date() } });
      return { value: undone, entries: [{ target: targetOf(scope), after: undone }, ...entries] };
    },
    { lock: { organization: id } },
  );
}
