import "server-only";
import { unexpired } from "../../access/reach";
import type { Actor, Proof } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import type { ReadDatabase } from "../../db/tenant";
import { AppError } from "../../errors";
import { domainOf, emailKey, emailSchema, nameSchema } from "../../text";
import type { Arrival } from "../arrival";

type Arriving = Pick<Arrival, "connection" | "identity">;

export interface Account {
  id: string;
  name: string;
  email: string;
  emailKey: string;
  /** Proved by the account itself, by whatever way. */
  verified: boolean;
  operator: boolean;
  suspended: boolean;
  /** It has a password, an identity elsewhere or a passkey: somebody can come in by it. */
  waysIn: boolean;
}

const COLUMNS = {
  id: true,
  name: true,
  email: true,
  emailKey: true,
  emailVerifiedAt: true,
  passwordHash: true,
  operator: true,
  suspendedAt: true,
  identities: { select: { id: true }, take: 1 },
  passkeys: { where: { verifiesUser: true }, select: { id: true }, take: 1 },
} as const;

/** The account that an address or an id leads to. */
export async function accountBy(
  db: Pick<ReadDatabase, "user">,
  where: { emailKey: string } | { id: string },
): Promise<Account | null> {
  const row = await db.user.findFirst({ where: { ...where, deletedAt: null }, select: COLUMNS });
  if (row === null) return null;
  const { id, name, email, emailKey: key, operator } = row;
  const waysIn = row.passwordHash !== null || row.identities.length > 0 || row.passkeys.length > 0;
  const [verified, suspended] = [row.emailVerifiedAt !== null, row.suspendedAt !== null];
  return { id, name, email, emailKey: key, operator, verified, suspended, waysIn };
}

/**
 * Whether an account is more than the organization's people may give to a provider of their choice: an operator's, an
 * owner's, or that of somebody who is in another organization too. Who has no way in proves the address first.
 */
export async function isBeyond(
  db: Pick<ReadDatabase, "organizationMember" | "collaborator">,
  organizationId: string,
  { id: userId, operator }: Pick<Account, "id" | "operator">,
): Promise<boolean> {
  if (operator) return true;
  const elsewhere = { organizationId: { not: organizationId } };
  const high = [
    { organizationId, role: "owner" },
    { ...elsewhere, organization: { personalOf: null } },
  ];
  if ((await db.organizationMember.count({ where: { userId, OR: high } })) > 0) return true;
  return (await db.collaborator.count({ where: { userId, external: true, ...elsewhere } })) > 0;
}

/** The account that this very subject is, at this connection. */
export async function knownAccount(
  db: Pick<ReadDatabase, "user" | "userIdentity">,
  { connection, identity }: Arriving,
) {
  const where = { identityProviderId: connection.id, subject: identity.subject };
  const row = await db.userIdentity.findFirst({ where, select: { userId: true } });
  return row === null ? null : accountBy(db, { id: row.userId });
}

/**
 * Whether the organization's people let somebody in, as a member or into a project alone, by a link that proves no
 * address: they vouched for them, and no provider says otherwise.
 */
export async function isVouched(
  db: Pick<ReadDatabase, "organizationMember" | "collaborator">,
  organizationId: string,
  { id: userId, verified }: Pick<Account, "id" | "verified">,
): Promise<boolean> {
  if (verified) return false;
  const where = { organizationId, userId, vouchedById: { not: null } };
  return (await db.organizationMember.count({ where })) > 0 || (await db.collaborator.count({ where })) > 0;
}

type Standing = "member" | "external" | "suspended" | "none";

/** Where an account stands in the organization of the connection. */
export async function standingIn(
  db: Pick<ReadDatabase, "organizationMember" | "collaborator">,
  organizationId: string,
  userId: string,
): Promise<Standing> {
  const where = { organizationId, userId, ...unexpired() };
  const member = await db.organizationMember.findFirst({ where, select: { suspendedAt: true } });
  if (member !== null) return member.suspendedAt === null ? "member" : "suspended";
  return (await db.collaborator.count({ where: { ...where, external: true } })) > 0 ? "external" : "none";
}

/**
 * The address that the provider vouches for, in a domain that the organization has proved: nothing else of it says
 * anything about accounts.
 * @throws FORBIDDEN sso_email_missing, sso_email_unverified, sso_domain
 */
export async function provedAddress(
  db: Pick<ReadDatabase, "domain">,
  { connection, identity }: Arriving,
): Promise<{ email: string; emailKey: string }> {
  const email = emailSchema.safeParse(identity.email ?? "");
  if (!email.success) throw new AppError("FORBIDDEN", "sso_email_missing");
  const asked = connection.protocol === "oidc" && connection.settings.emailVerification;
  const unverified = asked ? identity.emailVerified !== true : identity.emailVerified === false;
  if (unverified) throw new AppError("FORBIDDEN", "sso_email_unverified");
  const { organizationId } = connection;
  const own = { organizationId, domain: domainOf(email.data), verifiedAt: { not: null } };
  if ((await db.domain.count({ where: own })) === 0) throw new AppError("FORBIDDEN", "sso_domain");
  return { email: email.data, emailKey: emailKey(email.data) };
}

/** What others call somebody of whom the provider says little: as far as it is a name, else what stands before the @. */
export function nameOf({ name, givenName, familyName }: Arrival["identity"], email: string): string {
  const whole = [givenName, familyName].filter((part) => part !== null).join(" ");
  for (const text of [name, whole, email.split("@")[0]]) {
    const known = nameSchema.safeParse((text ?? "").slice(0, 100));
    if (known.success) return known.data;
  }
  return "New member";
}

export function proofOf({ connection }: Pick<Arrival, "connection">): Proof {
  const { id, organizationId } = connection;
  return { method: "sso", at: new Date().toISOString(), connection: id, organization: organizationId };
}

/** Whoever has just proved themselves by the provider, as the commands see them that let them in. */
export function actorBy(arrival: Arrival, { id, name, email }: Pick<Account, "id" | "name" | "email">): Actor {
  const session = { id: arrival.transactionId, authenticatedAt: new Date(), proofs: [proofOf(arrival)] };
  const none = { credential: null, impersonator: null, operator: false, suspended: false };
  return { type: "user", id, name, email, emailVerified: true, session, ...none };
}

/** The address is the account's, since the provider of its domain says so and the account itself has confirmed it. */
export async function markVerified(tx: TransactionDatabase, userId: string): Promise<boolean> {
  const where = { id: userId, emailVerifiedAt: null };
  const { count } = await tx.user.updateMany({ where, data: { emailVerifiedAt: new Date() } });
  return count === 1;
}
