import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { AppError } from "../errors";
import { newId } from "../ids";
import { open, seal, type SealOwner } from "../secrets/seal";
import { hashToken, newToken } from "../secrets/token";
import type { Connection, Remembered } from "./provider";

/** From the first step to the last; a provider's own sign-in page needs its time. */
export const TRANSACTION_SECONDS = 600;

const PURPOSES = ["sign-in", "test", "link", "confirm", "sign-out"] as const;
type Purpose = (typeof PURPOSES)[number];

/** A sign-in on its way to the provider and back. */
export interface Transaction {
  id: string;
  purpose: Purpose;
  browserHash: string;
  next: string;
  userId: string | null;
}

function verifierOwner(id: string): SealOwner {
  return `sso-verifier:${id}`;
}

export function outcomeOwner(id: string): SealOwner {
  return `sso-outcome:${id}`;
}

function purposeOf(text: string): Purpose {
  const found = PURPOSES.find((purpose) => purpose === text);
  if (found === undefined) throw new Error("a way to a provider without a purpose");
  return found;
}

const COLUMNS = { id: true, purpose: true, browserHash: true, next: true, userId: true } as const;
const ANSWER_COLUMNS = { ...COLUMNS, requestId: true, nonce: true, sealedVerifier: true } as const;

function from(row: { id: string; purpose: string; browserHash: string; next: string; userId: string | null }) {
  const { id, browserHash, next, userId } = row;
  return { id, browserHash, next, userId, purpose: purposeOf(row.purpose) };
}

function rememberedColumns(id: string, { requestId, nonce, verifier }: Remembered) {
  return {
    requestId: requestId ?? null,
    nonce: nonce ?? null,
    sealedVerifier: verifier === undefined ? null : seal(verifier, verifierOwner(id)),
  };
}

/** Records a sign-in that begins now, in this browser. */
export async function beginTransaction(
  scope: SystemScope,
  connection: Connection,
  way: { state: string; browserHash: string; next: string; remembered: Remembered },
): Promise<void> {
  const id = newId("sso");
  const data = {
    id,
    organizationId: connection.organizationId,
    identityProviderId: connection.id,
    purpose: "sign-in",
    browserHash: way.browserHash,
    stateHash: hashToken(way.state),
    next: way.next,
    expiresAt: new Date(Date.now() + TRANSACTION_SECONDS * 1_000),
    ...rememberedColumns(id, way.remembered),
  };
  await recorded(scope, "sso", (tx) => tx.ssoTransaction.create({ data }));
}

/** Whose it is: a sign-in that a click prepared and that has not begun. */
export async function findPrepared(scope: SystemScope, connection: Connection, token: string) {
  const where = { stateHash: hashToken(token), identityProviderId: connection.id, browserHash: "" };
  const row = await scope.db.ssoTransaction.findFirst({
    where: { ...where, answeredAt: null, expiresAt: { gt: new Date() } },
    select: COLUMNS,
  });
  return row === null ? null : from(row);
}

/** Begins a prepared sign-in in this browser, once. */
export async function beginPrepared(
  scope: SystemScope,
  id: string,
  way: { state: string; browserHash: string; remembered: Remembered },
): Promise<void> {
  const data = {
    browserHash: way.browserHash,
    stateHash: hashToken(way.state),
    ...rememberedColumns(id, way.remembered),
  };
  const { count } = await recorded(scope, "sso", (tx) =>
    tx.ssoTransaction.updateMany({ where: { id, browserHash: "", answeredAt: null }, data }),
  );
  if (count !== 1) throw new AppError("EXPIRED", "sso_state");
}

/** The sign-in that a `state` names, of this connection and no other (RFC 9700, section 4.4); not yet answered. */
export async function findTransaction(scope: SystemScope, connection: Connection, state: string) {
  const row = await scope.db.ssoTransaction.findFirst({
    where: { stateHash: hashToken(state), identityProviderId: connection.id },
    select: ANSWER_COLUMNS,
  });
  if (row === null || row.browserHash === "") return null;
  const remembered: Remembered = {};
  if (row.requestId !== null) remembered.requestId = row.requestId;
  if (row.nonce !== null) remembered.nonce = row.nonce;
  if (row.sealedVerifier !== null) remembered.verifier = open(row.sealedVerifier, verifierOwner(row.id));
  return { transaction: from(row), remembered };
}

/** Takes the one answer that a sign-in gets; of two at once, one gets through. */
export async function takeAnswer(scope: SystemScope, id: string): Promise<void> {
  const now = new Date();
  const { count } = await recorded(scope, "sso", (tx) =>
    tx.ssoTransaction.updateMany({
      where: { id, answeredAt: null, expiresAt: { gt: now } },
      data: { answeredAt: now },
    }),
  );
  if (count !== 1) throw new AppError("EXPIRED", "sso_state");
}

/** A sign-in that the provider began: nothing is known of the browser. */
export async function unaskedTransaction(
  scope: SystemScope,
  connection: Connection,
  next: string,
): Promise<Transaction> {
  const id = newId("sso");
  const data = {
    id,
    organizationId: connection.organizationId,
    identityProviderId: connection.id,
    purpose: "sign-in",
    browserHash: "",
    stateHash: hashToken(newToken()),
    next,
    answeredAt: new Date(),
    expiresAt: new Date(Date.now() + TRANSACTION_SECONDS * 1_000),
  };
  await recorded(scope, "sso", (tx) => tx.ssoTransaction.create({ data }));
  return { id, purpose: "sign-in", browserHash: "", next, userId: null };
}

/** Keeps the outcome of a sign-in until the browser fetches it by the code that this returns. */
export async function keepOutcome(scope: SystemScope, id: string, outcome: unknown): Promise<string> {
  const code = newToken();
  const data = { sealedOutcome: seal(JSON.stringify(outcome), outcomeOwner(id)), outcomeHash: hashToken(code) };
  await recorded(scope, "sso", (tx) => tx.ssoTransaction.updateMany({ where: { id }, data }));
  return code;
}

/** What a code names, in whatever browser; not yet fetched. */
export async function findByCode(
  scope: SystemScope,
  connection: Connection,
  code: string,
  purposes: readonly Purpose[],
): Promise<Transaction | null> {
  const row = await scope.db.ssoTransaction.findFirst({
    where: { outcomeHash: hashToken(code), identityProviderId: connection.id, purpose: { in: [...purposes] } },
    select: COLUMNS,
  });
  return row === null ? null : from(row);
}

/** Fetches an outcome, once. */
export async function fetchOutcome(scope: SystemScope, { id }: Transaction): Promise<unknown> {
  const now = new Date();
  const sealed = await recorded(scope, "sso", async (tx) => {
    const where = { id, finishedAt: null, sealedOutcome: { not: null }, expiresAt: { gt: now } };
    const row = await tx.ssoTransaction.findFirst({ where, select: { sealedOutcome: true } });
    const { count } = await tx.ssoTransaction.updateMany({ where, data: { finishedAt: now, sealedOutcome: null } });
    return count === 1 ? (row?.sealedOutcome ?? null) : null;
  });
  if (sealed === null) throw new AppError("EXPIRED", "sso_state");
  return JSON.parse(open(sealed, outcomeOwner(id))) as unknown;
}

/** How long the result of a test can be read. */
const TEST_KEPT_MILLISECONDS = 3_600_000;

/** Keeps what a test came to, for whoever asked for it. */
export async function finishTest(scope: SystemScope, { id }: Transaction, outcome: unknown): Promise<void> {
  const now = new Date();
  const data = {
    sealedOutcome: seal(JSON.stringify(outcome), outcomeOwner(id)),
    outcomeHash: null,
    finishedAt: now,
    expiresAt: new Date(now.getTime() + TEST_KEPT_MILLISECONDS),
  };
  await recorded(scope, "sso", (tx) => tx.ssoTransaction.updateMany({ where: { id }, data }));
}
