import "server-only";
import { isIP } from "node:net";
import type { Scope } from "../access/scope";
import type { TransactionDatabase } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { newId } from "../ids";
import type { Assertion, Registration } from "./schema";

/** It brings a library of certificates along, which no start should wait for. */
const library = () => import("@simplewebauthn/server");

const PRODUCT = "Tenantry";
const CHALLENGE_MILLISECONDS = 300_000;
const TRANSPORT_LENGTH = 32;

type ChallengePurpose = "register" | "sign-in" | "second-factor" | "confirm";

/** The host that passkeys are bound to, as people see it. */
function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl());
  return { id: hostname, origin };
}

/** No passkey is bound to an IP address. */
export function passkeysPossible(): boolean {
  return isIP(relyingParty().id.replace(/^\[|\]$/g, "")) === 0;
}

function refused(): AppError {
  return new AppError("FORBIDDEN", "passkey_refused");
}

async function keepChallenge(scope: Scope, purpose: ChallengePurpose, userId: string | null, challenge: string) {
  const expiresAt = new Date(Date.now() + CHALLENGE_MILLISECONDS);
  await recorded(scope, "passkey-challenge", (tx) =>
    tx.passkeyChallenge.create({ data: { id: newId("pch"), challenge, purpose, userId, expiresAt } }),
  );
}

interface Known {
  credentialId: string;
  transports: string[];
}

const named = ({ credentialId, transports }: Known) => ({ id: credentialId, transports });

/** What a browser needs to make a passkey. */
export async function registrationOptions(
  scope: Scope,
  user: { id: string; name: string; email: string },
  known: readonly Known[],
): Promise<Record<string, unknown>> {
  if (!passkeysPossible()) throw new AppError("CONFLICT", "passkeys_unavailable");
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: PRODUCT,
    rpID: relyingParty().id,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(user.id),
    attestationType: "none",
    excludeCredentials: known.map(named),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  await keepChallenge(scope, "register", user.id, options.challenge);
  return { ...options };
}

/** What a browser needs to use a passkey; nobody's in particular where somebody is yet to say who they are. */
export async function assertionOptions(
  scope: Scope,
  purpose: ChallengePurpose,
  userId: string | null,
  known: readonly Known[],
): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: known.map(named),
    userVerification: purpose === "sign-in" ? "required" : "preferred",
  });
  await keepChallenge(scope, purpose, userId, options.challenge);
  return { ...options };
}

/**
 * The challenge that an answer says it signs. It is ours only if it was given,
 * for this purpose and person, and never used.
 */
function challengeIn(clientData: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    const challenge: unknown = Reflect.get(Object(data), "challenge");
    if (typeof challenge === "string" && challenge.length <= 200) return challenge;
  } catch {
    // What cannot be read was signed by nobody.
  }
  throw refused();
}

async function spendChallenge(
  scope: Scope,
  purpose: ChallengePurpose,
  userId: string | null,
  clientData: string,
): Promise<string> {
  const challenge = challengeIn(clientData);
  const now = new Date();
  const where = { challenge, purpose, userId, usedAt: null, expiresAt: { gt: now } };
  const spent = await recorded(scope, "passkey-challenge", (tx) =>
    tx.passkeyChallenge.updateMany({ where, data: { usedAt: now } }),
  );
  if (spent.count !== 1) throw refused();
  return challenge;
}

interface MadePasskey {
  credentialId: string;
  publicKey: string;
  counter: bigint;
  transports: string[];
  verifiesUser: boolean;
  backedUp: boolean;
}

/** @throws FORBIDDEN passkey_refused */
export async function verifyRegistration(scope: Scope, userId: string, answer: Registration): Promise<MadePasskey> {
  const challenge = await spendChallenge(scope, "register", userId, answer.response.clientDataJSON);
  const { id, origin } = relyingParty();
  const { rawId, type, response } = answer;
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: {
      id: answer.id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, transports },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!verified) throw refused();
  const { credential, userVerified, credentialBackedUp } = registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: BigInt(credential.counter),
    transports: (credential.transports ?? []).map((name) => name.slice(0, TRANSPORT_LENGTH)),
    verifiesUser: userVerified,
    backedUp: credentialBackedUp,
  };
}

interface StoredPasskey {
  id: string;
  userId: string;
  credentialId: string;
  publicKey: string;
  counter: bigint;
}

interface ProvedPasskey {
  passkey: StoredPasskey;
  /** The person proved themselves to it. */
  verified: boolean;
  counter: bigint;
}

/**
 * Checks the answer of one of these passkeys to a challenge of ours. For a sign-in without a password the person has to
 * have proved themselves to it.
 * @throws FORBIDDEN passkey_refused
 */
export async function verifyAssertion(
  scope: Scope,
  purpose: ChallengePurpose,
  userId: string | null,
  answer: Assertion,
  find: (credentialId: string) => Promise<StoredPasskey | null>,
): Promise<ProvedPasskey> {
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  const challenge = await spendChallenge(scope, purpose, userId, clientDataJSON);
  const passkey = await find(answer.id);
  if (passkey === null) throw refused();
  const { id, origin } = relyingParty();
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id: answer.id,
      rawId: answer.rawId,
      type: answer.type,
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: Number(passkey.counter),
    },
    requireUserVerification: purpose === "sign-in",
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
  if (!verified) throw refused();
  return { passkey, verified: authenticationInfo.userVerified, counter: BigInt(authenticationInfo.newCounter) };
}

/** Notes a use, in the change that it proves; of two answers with one counter the second is refused. */
export async function usePasskey(tx: TransactionDatabase, { passkey, counter }: ProvedPasskey): Promise<void> {
  const { count } = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter, lastUsedAt: new Date() },
  });
  if (count !== 1) throw refused();
}
