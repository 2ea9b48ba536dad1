import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { issueTicket } from "../../auth/tickets";
import { syncClaims } from "../../directory/commands/sync-claims";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import type { Admission, Arrival } from "../arrival";
import { proofOf, type Account } from "./person";

type Person = Pick<Account, "id" | "name">;

/** Notes that this subject is this account, and that they have come. One of several who come at once makes the row. */
async function keepIdentity(
  tx: TransactionDatabase,
  { connection, identity }: Arrival,
  userId: string,
): Promise<boolean> {
  const { subject, email } = identity;
  const { id: identityProviderId, organizationId } = connection;
  const lastSignInAt = new Date();
  const { count } = await tx.userIdentity.updateMany({
    where: { identityProviderId, subject, userId },
    data: { lastSignInAt, email },
  });
  if (count > 0) return false;
  const data = { id: newId("idn"), organizationId, identityProviderId, subject, userId, email, lastSignInAt };
  await tx.userIdentity.create({ data });
  return true;
}

/**
 * Groups and roles by what the provider says, in force on the first page.
 * @throws FORBIDDEN sso_no_role where the connection admits only those to whom a row gives a role
 */
async function sync(tx: TransactionDatabase, { connection, identity }: Arrival, person: Person): Promise<AuditDraft[]> {
  const { entries, matched } = await syncClaims(tx, connection, person.id, identity.groups);
  if (connection.syncRoles && connection.withoutMatch === "refuse" && !matched) {
    throw new AppError("FORBIDDEN", "sso_no_role");
  }
  const actor = { id: person.id, name: person.name };
  return entries.map((entry) => ({ ...entry, actor }));
}

/** An organization that requires its provider, and waits for somebody to come in by it. */
function waitingFor(id: string, now: Date) {
  return { id, ssoRequiredAt: { not: null }, ssoConfirmedAt: null, ssoRollsBackAt: { gt: now } };
}

export async function waitsForSignIn(tx: TransactionDatabase, organizationId: string): Promise<boolean> {
  return (await tx.organization.count({ where: waitingFor(organizationId, new Date()) })) > 0;
}

/** Somebody has come in by the required connection: from now on the requirement stays. */
async function confirmRequirement(
  tx: TransactionDatabase,
  { connection: { organizationId, displayName } }: Arrival,
  actor: Person,
): Promise<AuditDraft[]> {
  const ssoConfirmedAt = new Date();
  const where = waitingFor(organizationId, ssoConfirmedAt);
  const { count } = await tx.organization.updateMany({ where, data: { ssoConfirmedAt } });
  if (count === 0) return [];
  const target = { type: "organization", id: organizationId, name: null };
  const after = { ssoConfirmedAt: ssoConfirmedAt.toISOString(), connection: displayName };
  const { id, name } = actor;
  return [{ action: "organization.confirm-sso", target, after, place: { organizationId }, actor: { id, name } }];
}

function endOf({ session }: Arrival): Date | null {
  if (session.endsAt === undefined) return null;
  const end = new Date(session.endsAt);
  return Number.isNaN(end.getTime()) ? null : end;
}

interface Finish {
  landing?: string;
  /** The session to which the proof is added; none: a new one begins. */
  sessionId?: string | undefined;
}

/** The last steps, the same for everybody: the identity, the directory, the ticket. */
export async function finish(
  tx: TransactionDatabase,
  arrival: Arrival,
  person: Person,
  { landing, sessionId }: Finish = {},
): Promise<{ value: Admission; entries: AuditDraft[] }> {
  const { connection } = arrival;
  const linked = await keepIdentity(tx, arrival, person.id);
  const { syncGroups, syncRoles } = connection;
  const entries: AuditDraft[] = syncGroups || syncRoles ? await sync(tx, arrival, person) : [];
  entries.push(...(await confirmRequirement(tx, arrival, person)));
  const endsAt = endOf(arrival);
  const ticket = await issueTicket(tx, {
    userId: person.id,
    proofs: [proofOf(arrival)],
    identityProviderId: connection.id,
    provider: arrival.session,
    ...(endsAt === null ? {} : { endsAt }),
    ...(sessionId === undefined ? {} : { sessionId }),
  });
  if (linked) entries.unshift(linkEntry(arrival, person));
  return { value: { kind: "ticket", ticket, next: landing ?? arrival.next }, entries };
}

/** An identity became an account's: the organization reads it, since it is its provider that vouches. */
function linkEntry({ connection, identity }: Arrival, { id, name }: Person): AuditDraft {
  return {
    action: "identity.link",
    target: { type: "user", id, name },
    after: { connection: connection.displayName, connectionId: connection.id, email: identity.email },
    place: { organizationId: connection.organizationId },
    actor: { id, name },
  };
}
