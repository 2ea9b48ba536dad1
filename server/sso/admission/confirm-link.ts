import "server-only";
import { systemScope } from "../../access/authorize";
import type { AccountScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import type { Arrival } from "../arrival";
import { comeInto } from "./admit";
import { findEntrance } from "./entrance";
import { arrivalOf, findLink, spendLink } from "./link";
import { accountBy, knownAccount, markVerified, provedAddress, standingIn, type Account } from "./person";

/** What admitted the person when they came may be over: all of it is asked again. */
async function entranceNow(tx: TransactionDatabase, { connection }: Arrival, account: Account) {
  const standing = await standingIn(tx, connection.organizationId, account.id);
  if (account.suspended || standing === "suspended") throw new AppError("FORBIDDEN", "suspended");
  if (standing !== "none") return null;
  const whose = { emailKey: account.emailKey, userId: account.id };
  const entrance = await findEntrance(tx, connection, whose);
  if (entrance === null) throw new AppError("FORBIDDEN", "sso_not_invited");
  return entrance;
}

async function ownAccount(tx: TransactionDatabase, userId: string, emailKey: string): Promise<Account> {
  const account = await accountBy(tx, { id: userId });
  // The account's address was changed meanwhile: the provider vouches for another one.
  if (account?.emailKey !== emailKey) throw new AppError("EXPIRED", "sign_in_expired");
  return account;
}

/**
 * The account that has the address confirms the link by a click, signed in in the browser that came from the provider.
 * Answers a ticket that adds the proof to the session.
 * @throws NOT_FOUND for a link of another browser or another account, used or too old; else as `admit`
 */
export async function confirmLink(
  scope: AccountScope,
  { token, browserHash }: { token: string; browserHash: string | null },
): Promise<{ ticket: string; next: string }> {
  const { actor } = scope;
  const { session } = actor;
  if (session === null) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
  const system = systemScope("sign-in", scope.request);
  const link = await findLink(system, token, browserHash);
  if (link?.userId !== actor.id) throw notFound();
  const arrival = await arrivalOf(system, link);
  const confirm = async (tx: TransactionDatabase) => {
    await spendLink(tx, link.id);
    const { emailKey } = await provedAddress(tx, arrival);
    const account = await ownAccount(tx, actor.id, emailKey);
    const other = await knownAccount(tx, arrival);
    if (other !== null && other.id !== actor.id) throw new AppError("CONFLICT", "sso_identity_taken");
    const entrance = await entranceNow(tx, arrival, account);
    const verified = await markVerified(tx, actor.id);
    const change = await comeInto(tx, system, arrival, { account, entrance, sessionId: session.id });
    const doer = { id: account.id, name: account.name };
    const proved = { action: "email.verify" as const, target: { type: "user", ...doer }, actor: doer };
    const rows = verified ? [{ ...proved, after: { email: account.email, verified } }] : [];
    return { value: change.value, entries: [...change.entries, ...rows] };
  };
  const admission = await audited(system, "identity.link", confirm, {
    lock: { organization: arrival.connection.organizationId },
  });
  if (admission.kind !== "ticket") throw new AppError("EXPIRED", "sign_in_expired");
  return { ticket: admission.ticket, next: admission.next };
}
