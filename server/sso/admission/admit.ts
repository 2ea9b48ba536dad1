import "server-only";
import type { SystemScope } from "../../access/scope";
import { createPerson } from "../../accounts/sign-up";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { narrowed } from "../../db/narrowed";
import { AppError } from "../../errors";
import { wasTakenOut } from "../../join-requests/commands/create-join-request";
import { takePictureOver } from "../../pictures/take-over";
import { emailKey } from "../../text";
import type { Admission, Arrival } from "../arrival";
import type { Connection } from "../provider";
import { enter, findEntrance, type Entrance } from "./entrance";
import { finish, waitsForSignIn } from "./finish";
import { proposeLink } from "./link";
import {
  accountBy,
  isBeyond,
  isVouched,
  knownAccount,
  nameOf,
  provedAddress,
  standingIn,
  type Account,
} from "./person";
import { replaceAccount } from "./replace";

interface Change {
  value: Admission;
  entries: readonly AuditDraft[];
}

/** @throws FORBIDDEN suspended */
function refuseSuspended(suspended: boolean): void {
  if (suspended) throw new AppError("FORBIDDEN", "suspended");
}

/**
 * Most who come have come before and are in: without the organization's lock, since nothing of anybody's place changes.
 * Null for everybody else.
 */
async function comeAsBefore(tx: TransactionDatabase, arrival: Arrival): Promise<Admission | null> {
  const { connection } = arrival;
  if (connection.syncGroups || connection.syncRoles) return null;
  if (await waitsForSignIn(tx, connection.organizationId)) return null;
  const account = await knownAccount(tx, arrival);
  if (account === null || account.suspended) return null;
  const standing = await standingIn(tx, connection.organizationId, account.id);
  return standing === "member" || standing === "external" ? (await finish(tx, arrival, account)).value : null;
}

/**
 * An account that this connection has brought before: it is there still, or begins anew.
 * @throws FORBIDDEN suspended, sso_not_member, and as `comeFirst`
 */
async function comeWith(
  tx: TransactionDatabase,
  scope: SystemScope,
  arrival: Arrival,
  account: Account,
): Promise<Change> {
  const { organizationId } = arrival.connection;
  refuseSuspended(account.suspended);
  const standing = await standingIn(tx, organizationId, account.id);
  refuseSuspended(standing === "suspended");
  if (standing !== "none") return finish(tx, arrival, account);
  // Who was here and is no more comes back by an invitation alone, which the organization's people write: it says nothing
  // of the person, so what the provider says of them holds no more than at the first time.
  const whose = { emailKey: account.emailKey, userId: account.id };
  const entrance = await findEntrance(tx, { organizationId, createUsers: false }, whose);
  if (entrance === null) throw new AppError("FORBIDDEN", "sso_not_member");
  const { connection, identity } = arrival;
  await tx.userIdentity.deleteMany({ where: { identityProviderId: connection.id, subject: identity.subject } });
  return comeFirst(tx, scope, arrival);
}

/** Somebody new: an account without a password, whose address the provider has proved, and their place at once. */
async function comeAnew(
  tx: TransactionDatabase,
  scope: SystemScope,
  arrival: Arrival,
  { email, entrance }: { email: string; entrance: Entrance },
): Promise<Change> {
  const name = nameOf(arrival.identity, email);
  const made = await createPerson(tx, { name, email, passwordHash: null, verified: true });
  const person = { ...made, emailKey: emailKey(made.email) };
  await takePictureOver(tx, made.id, arrival.identity.picture);
  const entered = await enter(tx, scope.request, arrival, person, entrance);
  const finished = await finish(tx, arrival, made, { landing: entered.landing });
  const view = { id: made.id, name: made.name };
  const after = { email: made.email, verified: true, connection: arrival.connection.displayName };
  const created: AuditDraft = { action: "account.create", target: { type: "user", ...view }, after, actor: view };
  return { value: finished.value, entries: [created, ...entered.entries, ...finished.entries] };
}

/**
 * The account that has the address, unless nobody ever proved that it is theirs: a stranger's makes way. Whoever founded
 * the organization, or was let into it by its people, is no stranger: their own sign-in confirms it. Of whom somebody
 * vouched for, nobody knows it: they lose nothing, and nobody comes in as them.
 * @throws CONFLICT sso_address_unproved, FORBIDDEN suspended
 */
async function proved(tx: TransactionDatabase, arrival: Arrival, key: string) {
  const account = await accountBy(tx, { emailKey: key });
  const userId = account?.id ?? null;
  if (account === null || account.verified) return { account, userId, replaced: [] };
  refuseSuspended(account.suspended);
  const { organizationId } = arrival.connection;
  if (await isVouched(tx, organizationId, account)) throw new AppError("CONFLICT", "sso_address_unproved");
  const member = await tx.organizationMember.count({ where: { organizationId, userId: account.id } });
  if (member > 0) return { account, userId, replaced: [] };
  return { account: null, userId, replaced: [await replaceAccount(tx, account)] };
}

async function notLetIn(tx: TransactionDatabase, { organizationId }: Connection, userId: string | null) {
  const left = userId !== null && (await wasTakenOut(narrowed(tx, { organizationId }), userId));
  return new AppError("FORBIDDEN", left ? "sso_not_member" : "sso_not_invited");
}

/**
 * Nobody whom this connection has brought before.
 * @throws FORBIDDEN sso_email_missing, sso_email_unverified, sso_domain, sso_not_invited, suspended, and as `enter`
 */
async function comeFirst(tx: TransactionDatabase, scope: SystemScope, arrival: Arrival): Promise<Change> {
  const { connection } = arrival;
  const { email, emailKey: key } = await provedAddress(tx, arrival);
  const { account, userId, replaced } = await proved(tx, arrival, key);
  refuseSuspended(account?.suspended === true);
  const standing = account === null ? "none" : await standingIn(tx, connection.organizationId, account.id);
  refuseSuspended(standing === "suspended");
  const whose = { emailKey: key, userId };
  const entrance = standing === "none" ? await findEntrance(tx, connection, whose) : null;
  if (standing === "none" && entrance === null) throw await notLetIn(tx, connection, userId);
  if (account !== null && (account.waysIn || !account.verified)) return proposeLink(tx, arrival, account);
  if (account === null) {
    if (entrance === null) throw new AppError("FORBIDDEN", "sso_not_invited");
    const change = await comeAnew(tx, scope, arrival, { email, entrance });
    return { ...change, entries: [...replaced, ...change.entries] };
  }
  // Whoever runs the connection is no more than an admin here:
  // with the account they would get what is not theirs to give.
  if (await isBeyond(tx, connection.organizationId, account)) throw new AppError("CONFLICT", "sso_address_unproved");
  // Made by a directory or an earlier connection, and nobody can come in by it: the first trusted sign-in is theirs.
  return comeInto(tx, scope, arrival, { account, entrance });
}

/** Makes the identity an account's, and lets it in where it is not. */
export async function comeInto(
  tx: TransactionDatabase,
  scope: SystemScope,
  arrival: Arrival,
  { account, entrance, sessionId }: { account: Account; entrance: Entrance | null; sessionId?: string },
): Promise<Change> {
  const entered = entrance === null ? null : await enter(tx, scope.request, arrival, account, entrance);
  const landing = entered === null ? {} : { landing: entered.landing };
  const finished = await finish(tx, arrival, account, { ...landing, sessionId });
  return { value: finished.value, entries: [...(entered?.entries ?? []), ...finished.entries] };
}

/**
 * Lets somebody in whom a provider has vouched for: by the identity that it brought before, else by the address in a
 * domain of the organization. All of it is one change; who does not come in leaves nothing behind.
 * @throws FORBIDDEN sso_email_missing, sso_email_unverified, sso_domain, sso_not_invited, sso_not_member, sso_no_role,
 *   suspended, CONFLICT sso_address_unproved, archived, LIMIT seat_maximum, EXPIRED inviter_gone, invitation_ended
 */
export async function admit(scope: SystemScope, arrival: Arrival): Promise<Admission> {
  const before = await recorded(scope, "sso", (tx) => comeAsBefore(tx, arrival));
  if (before !== null) return before;
  const come = async (tx: TransactionDatabase): Promise<Change> => {
    const account = await knownAccount(tx, arrival);
    return account === null ? comeFirst(tx, scope, arrival) : comeWith(tx, scope, arrival, account);
  };
  return audited(scope, "sso.admit", come, { lock: { organization: arrival.connection.organizationId } });
}
