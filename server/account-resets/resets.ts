import "server-only";
import { systemScope } from "../access/authorize";
import type { InstanceScope, OrganizationScope, SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import type { Action } from "../audit/actions";
import { findToken, issueToken, spendToken } from "../auth/tokens";
import { endDeviceSignInsOf } from "../device-sign-ins/commands";
import { publicUrl } from "../env";
import { AppError, notFound } from "../errors";
import { isMailOn, queueMail } from "../mail/queue";
import { resetPasswordMail, resetSecondFactorMail, secondFactorChangedMail } from "../mail/templates";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { dropFactors } from "../second-factors/drop";
import { emailKey } from "../text";
import type { Reset, StartedResetView } from "./schema";

const PURPOSE = { password: "reset_password", second_factor: "reset_second_factor" } as const;
const PATH: Readonly<Record<Reset, string>> = { password: "/reset-password", second_factor: "/reset-second-factor" };

interface Subject {
  id: string;
  name: string;
  email: string;
  stateVersion: number;
  operator: boolean;
}

const COLUMNS = { id: true, name: true, email: true, stateVersion: true, operator: true } as const;

async function linkFor(tx: TransactionDatabase, user: Subject, what: Reset): Promise<string> {
  const token = await issueToken(tx, PURPOSE[what], user, user.email);
  return `${publicUrl()}${PATH[what]}?token=${token}`;
}

async function mailLink(tx: TransactionDatabase, user: Subject, what: Reset): Promise<void> {
  if (!isMailOn()) throw new AppError("UNAVAILABLE", "mail_off");
  const link = await linkFor(tx, user, what);
  const letter =
    what === "password"
      ? ({ kind: "reset-password", ...resetPasswordMail(link) } as const)
      : ({ kind: "reset-second-factor", ...resetSecondFactorMail(link) } as const);
  await queueMail(tx, { to: user.email, ...letter });
}

function draftOf(user: Subject, what: Reset): AuditDraft {
  return { target: { type: "user", id: user.id, name: user.name }, after: { what } };
}

/**
 * An operator lets somebody set their password or second factor anew. The link goes to that person alone: without a mail
 * server the host's own command makes one.
 * @throws NOT_FOUND, UNAVAILABLE mail_off
 */
export async function startUserReset(
  scope: InstanceScope,
  input: { user: string; what: Reset },
): Promise<StartedResetView> {
  const { actor } = scope;
  const doer = { id: actor.id, name: actor.name, credentialId: actor.credential?.id ?? null };
  return audited<StartedResetView>(systemScope("account-reset", scope.request), "user.start-reset", async (tx) => {
    const user = await tx.user.findFirst({ where: { id: input.user, deletedAt: null }, select: COLUMNS });
    if (user === null) throw notFound();
    await mailLink(tx, user, input.what);
    return { value: { mailed: true }, entries: { ...draftOf(user, input.what), actor: doer } };
  });
}

/**
 * Whether an account belongs to nobody but this organization:
 * its address by the domain, and no other place but their own.
 */
async function refuseForeign(tx: TransactionDatabase, organizationId: string, user: Subject): Promise<void> {
  const userId = user.id;
  const domain = emailKey(user.email).split("@").at(-1) ?? "";
  const verified = await tx.domain.count({ where: { organizationId, domain, verifiedAt: { not: null } } });
  const own = await tx.organization.findMany({ where: { personalOf: userId }, select: { id: true } });
  const elsewhere = { userId, organizationId: { notIn: [organizationId, ...own.map(({ id }) => id)] } };
  const places =
    (await tx.organizationMember.count({ where: elsewhere })) + (await tx.collaborator.count({ where: elsewhere }));
  if (verified === 0 || places > 0 || user.operator) {
    throw new AppError("FORBIDDEN", "recovery_not_allowed", "user");
  }
}

/**
 * The owner of the one organization that somebody belongs to, whose verified domain their address is of, lets them set
 * their password or second factor anew. The link goes to that person alone.
 * @throws NOT_FOUND, FORBIDDEN recovery_not_allowed, UNAVAILABLE mail_off
 */
export async function startMemberReset(
  scope: OrganizationScope,
  input: { user: string; what: Reset },
): Promise<StartedResetView> {
  const { actor, organization } = scope;
  const action: Action = "organization-member.start-reset";
  const place = { organizationId: organization.id };
  const start = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "organization-member.start-reset");
    const where = { organizationId: organization.id, userId: input.user };
    const member = await tx.organizationMember.findFirst({ where, select: { user: { select: COLUMNS } } });
    if (member === null) throw notFound();
    await refuseForeign(tx, organization.id, member.user);
    await mailLink(tx, member.user, input.what);
    const doer = { id: actor.id, name: actor.name, credentialId: actor.credential?.id ?? null };
    return {
      value: { mailed: true as const },
      entries: { ...draftOf(member.user, input.what), place, actor: doer },
    };
  };
  const system = systemScope("account-reset", scope.request);
  return audited(system, action, start, { lock: { organization: organization.id } });
}

/** For the host's own command: a link to hand over, which works without any mail server. @throws NOT_FOUND (email) */
export async function issueFactorLink(scope: SystemScope, email: string): Promise<string> {
  const where = { emailKey: emailKey(email), deletedAt: null };
  const user = await scope.db.user.findFirst({ where, select: COLUMNS });
  if (user === null) throw new AppError("NOT_FOUND", "not_found", "email");
  return audited(scope, "second-factor.request-reset", async (tx) => ({
    value: await linkFor(tx, user, "second_factor"),
    entries: { target: { type: "user", id: user.id, name: null } },
  }));
}

/**
 * Drops somebody's second factors by a link of theirs: they sign in by their password alone until they set one up
 * anew. All that is signed in ends, since whoever has the lost device may be there.
 * @throws EXPIRED token_invalid
 */
export async function resetSecondFactor(scope: SystemScope, input: { token: string }): Promise<void> {
  const found = await findToken(scope, "reset_second_factor", input.token);
  const { id: userId, name, email } = found.user;
  await audited(scope, "second-factor.reset", async (tx) => {
    await spendToken(tx, found.id);
    const endedAt = new Date();
    // The account before its sign-ins, as whoever redeems one takes them.
    await tx.user.update({ where: { id: userId }, data: { stateVersion: { increment: 1 } } });
    const dropped = await dropFactors(tx, userId);
    const sessions = await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt } });
    await endDeviceSignInsOf(tx, userId, endedAt);
    const letter = secondFactorChangedMail("All second factors were removed by a link that was sent to you.");
    await queueMail(tx, { to: email, kind: "second-factor-changed", ...letter });
    const after = { ...dropped, sessionsEnded: sessions.count };
    return {
      value: undefined,
      entries: { target: { type: "user", id: userId, name }, after, actor: { id: userId, name } },
    };
  });
}
