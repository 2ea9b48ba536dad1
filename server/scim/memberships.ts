import "server-only";
import { createPerson } from "../accounts/sign-up";
import { unexpired } from "../access/reach";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { admitToDefault } from "../members/commands/admission/admit-newcomer";
import { takeSeatIn } from "../members/commands/admission/seats";
import { admitToOrganization } from "../members/commands/admission/admit-member";
import { endMemberships } from "../members/ending";
import { administeredAlone, ownedAlone } from "../members/queries/last-ones";
import { notify } from "../notifications/notify";
import { keptTokens } from "../provisioning/views/makers";
import { emailKey } from "../text";
import type { Directory } from "./context";
import { ScimError, taken } from "./errors";
import { inviteFor } from "./invite";

interface PersonRow {
  id: string;
  email: string;
  userName: string;
  /** What an account is called that is made for them. */
  name: string;
  userId: string | null;
}

interface Account {
  id: string;
  name: string;
}

/** A member of the organization by their account or by their address; null for everybody else. */
export async function memberFor(
  tx: TransactionDatabase,
  organizationId: string,
  where: { id: string } | { emailKey: string },
) {
  return tx.organizationMember.findFirst({
    where: { organizationId, user: where, ...unexpired() },
    select: { userId: true, role: true, suspendedAt: true, user: { select: { name: true, emailKey: true } } },
  });
}

async function refuseSecond(tx: TransactionDatabase, organizationId: string, row: PersonRow, userId: string) {
  const other = await tx.directoryUser.count({ where: { organizationId, userId, id: { not: row.id } } });
  if (other > 0) throw taken("The address");
}

const target = ({ id, name }: Account) => ({ type: "user", id, name });

async function makeAccount(tx: TransactionDatabase, directory: Directory, row: PersonRow): Promise<AuditDraft[]> {
  const { id: organizationId } = directory.organization;
  await takeSeatIn(tx, organizationId, emailKey(row.email));
  const person = await createPerson(tx, { name: row.name, email: row.email, passwordHash: null, verified: true });
  await tx.directoryUser.updateMany({ where: { organizationId, id: row.id }, data: { userId: person.id } });
  const newcomer = { organizationId, userId: person.id };
  await admitToOrganization(tx, { ...newcomer, source: "scim", vouchedById: null, until: null });
  await admitToDefault(tx, newcomer, "manual", null);
  const after = { email: row.email, verified: true, by: "scim" };
  return [{ action: "account.create", target: target(person), after }];
}

/** Ends the suspension that a directory began; one that an owner began stays theirs to end. */
async function resume(
  tx: TransactionDatabase,
  directory: Directory,
  account: Account,
  key: string,
): Promise<AuditDraft[]> {
  const { id: organizationId, name: place, slug: organizationSlug } = directory.organization;
  const ours = { organizationId, userId: account.id, kind: "suspended", undoneAt: null };
  const { count } = await tx.provisioningRemoval.updateMany({ where: ours, data: { undoneAt: new Date() } });
  if (count === 0) {
    throw new ScimError(409, "The membership is suspended by an owner of the organization, not by the directory");
  }
  await takeSeatIn(tx, organizationId, key);
  await tx.organizationMember.updateMany({
    where: { organizationId, userId: account.id },
    data: { suspendedAt: null },
  });
  const data = { by: directory.token.label, place, organizationSlug };
  await notify(tx, [{ userId: account.id, kind: "membership.resumed", organizationId, data }]);
  const changes = { before: { suspended: true }, after: { suspended: false } };
  return [{ action: "organization-member.resume", target: target(account), ...changes }];
}

/**
 * Sees to it that an active person of the directory is in: whoever is a member is found, a new address gets an account,
 * and an account that is somebody's elsewhere is invited, since a directory proves nothing about it.
 * @throws ScimError 409, AppError LIMIT seat_maximum
 */
export async function letIn(tx: TransactionDatabase, directory: Directory, row: PersonRow): Promise<AuditDraft[]> {
  const { id: organizationId } = directory.organization;
  const key = emailKey(row.email);
  const member = await memberFor(tx, organizationId, row.userId === null ? { emailKey: key } : { id: row.userId });
  if (member !== null) {
    await refuseSecond(tx, organizationId, row, member.userId);
    await tx.directoryUser.updateMany({ where: { organizationId, id: row.id }, data: { userId: member.userId } });
    if (member.suspendedAt === null) return [];
    return resume(tx, directory, { id: member.userId, name: member.user.name }, key);
  }
  await tx.directoryUser.updateMany({ where: { organizationId, id: row.id }, data: { userId: null } });
  const account = await tx.user.findFirst({ where: { emailKey: key }, select: { id: true } });
  if (account === null) return makeAccount(tx, directory, row);
  await takeSeatIn(tx, organizationId, key);
  return inviteFor(tx, directory, row.email);
}

/** @throws AppError CONFLICT last_owner, last_admin */
async function keepLastOnes(tx: TransactionDatabase, organizationId: string, userId: string): Promise<void> {
  const [owned] = await ownedAlone(tx, { userId, organizationId });
  if (owned !== undefined) throw new AppError("CONFLICT", "last_owner");
  const [place] = await administeredAlone(tx, { userId, organizationId });
  if (place === undefined) return;
  throw new AppError("CONFLICT", "last_admin", undefined, { detail: `“${place.name}” has no other admin.` });
}

/**
 * A directory stands for who made its token, and nobody takes away who ranks above them.
 * @throws AppError FORBIDDEN rank_too_low
 */
async function refuseAboveMaker(tx: TransactionDatabase, { organization, token }: Directory, role: string) {
  if (role !== "owner") return;
  const maker = { organizationId: organization.id, userId: token.createdById, role, suspendedAt: null, ...unexpired() };
  if ((await tx.organizationMember.count({ where: maker })) > 0) return;
  const detail = "An owner goes by a token that an owner made, or by hand.";
  throw new AppError("FORBIDDEN", "rank_too_low", undefined, { detail });
}

/** Takes open invitations back that lead an address in; a row of the audit for each, as when people do so. */
export async function uninvite(tx: TransactionDatabase, organizationId: string, email: string): Promise<AuditDraft[]> {
  const where = { organizationId, emailKey: emailKey(email), status: "pending", projectId: null };
  const open = await tx.invitation.findMany({ where, select: { id: true, workspaceId: true } });
  await tx.invitation.updateMany({ where, data: { status: "revoked", endedAt: new Date() } });
  return open.map(({ id, workspaceId }) => ({
    action: "invitation.revoke",
    target: { type: "invitation", id, name: email },
    place: { organizationId, workspaceId },
    before: { status: "pending" },
    after: { status: "revoked", by: "scim" },
  }));
}

/** Suspends the membership, not the account; whoever is none, or suspended already, stays so. */
export async function suspend(tx: TransactionDatabase, directory: Directory, userId: string): Promise<AuditDraft[]> {
  const { id: organizationId, name: place, slug: organizationSlug } = directory.organization;
  const member = await memberFor(tx, organizationId, { id: userId });
  if (member?.suspendedAt !== null) return [];
  await keepLastOnes(tx, organizationId, userId);
  await refuseAboveMaker(tx, directory, member.role);
  await tx.organizationMember.updateMany({ where: { organizationId, userId }, data: { suspendedAt: new Date() } });
  const data = { by: directory.token.label, place, organizationSlug };
  await notify(tx, [{ userId, kind: "membership.suspended", organizationId, data }]);
  const kept = await keptTokens(tx, { organizationId, userId });
  const changes = { before: { suspended: false }, after: { suspended: true, ...kept } };
  return [
    { action: "organization-member.suspend", target: { type: "user", id: userId, name: member.user.name }, ...changes },
  ];
}

/** Takes somebody out of the organization with all that they have in it, as a removal by hand does. */
export async function takeOut(tx: TransactionDatabase, directory: Directory, userId: string): Promise<AuditDraft[]> {
  const { organization, token } = directory;
  const member = await memberFor(tx, organization.id, { id: userId });
  if (member === null) return [];
  await keepLastOnes(tx, organization.id, userId);
  await refuseAboveMaker(tx, directory, member.role);
  const leaver = { userId, emailKey: member.user.emailKey, organizationId: organization.id };
  const ended = await endMemberships(tx, { ...leaver, endedById: token.createdById });
  const data = { by: token.label, place: organization.name };
  await notify(tx, [{ userId, kind: "membership.removed", data }]);
  const before = { role: member.role, ...ended.counts };
  const entry = { target: { type: "user", id: userId, name: member.user.name }, before, after: ended.after };
  return [{ action: "organization-member.remove", ...entry }, ...ended.entries];
}
