import "server-only";
import type { SystemScope } from "../access/scope";
import { AppError } from "../errors";
import type { Reason } from "../reasons";
import type { TestOutcome } from "../identity-providers/schema/test-result";
import { safeNext } from "../safe-next";
import { previewAdmission } from "./admission/preview";
import { redirect } from "./answers";
import { answer } from "./protocols";
import type { Connection, Parameters, ProviderAnswer, Remembered } from "./provider";
import {
  findTransaction,
  finishTest,
  keepOutcome,
  takeAnswer,
  unaskedTransaction,
  type Transaction,
} from "./transactions";

interface Asked {
  transaction: Transaction;
  remembered: Remembered;
}

/** What a test shows: everything that was looked at, and what a sign-in would come to. */
async function testOutcome(scope: SystemScope, connection: Connection, given: ProviderAnswer): Promise<TestOutcome> {
  const checks = given.checks.map((check) => ({ ...check }));
  const claims = given.claims === null ? null : { ...given.claims };
  if (!given.outcome.ok) return { checks, claims, reason: given.outcome.reason, identity: null, preview: null };
  const { groups, ...identity } = given.outcome.identity;
  const preview = await previewAdmission(scope, connection, given.outcome.identity);
  return { checks, claims, reason: null, identity: { ...identity, groups: groups && [...groups] }, preview };
}

/** Ends a test that never reached the provider. */
export async function failTest(scope: SystemScope, transaction: Transaction, reason: Reason): Promise<Response> {
  const checks = [{ check: "reachable" as const, result: "failed" as const }];
  await finishTest(scope, transaction, { checks, claims: null, reason, identity: null, preview: null });
  return redirect(transaction.next);
}

const FRESH_SECONDS = 600;

/** True where the provider says that it has only recognised somebody who signed in there long ago (`auth_time`). */
function isStale({ claims }: ProviderAnswer): boolean {
  const at = claims?.auth_time;
  return typeof at === "number" && at < Date.now() / 1_000 - FRESH_SECONDS;
}

async function concluded(
  scope: SystemScope,
  connection: Connection,
  transaction: Transaction,
  given: ProviderAnswer,
): Promise<Response> {
  if (transaction.purpose === "test") {
    await finishTest(scope, transaction, await testOutcome(scope, connection, given));
    return redirect(transaction.next);
  }
  if (!given.outcome.ok) throw new AppError("FORBIDDEN", given.outcome.reason);
  if (transaction.purpose === "confirm" && isStale(given)) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
  const { identity, session } = given.outcome;
  const code = await keepOutcome(scope, transaction.id, { identity, session });
  return redirect(`/sso/${connection.id}/complete?code=${code}`);
}

async function asked(scope: SystemScope, connection: Connection, state: string | undefined): Promise<Asked | null> {
  const found = state === undefined ? null : await findTransaction(scope, connection, state);
  if (!connection.active && found?.transaction.purpose !== "test") {
    throw new AppError("FORBIDDEN", "sso_connection_off");
  }
  return found;
}

/**
 * The answer of an OIDC provider, which comes with the browser's own cookie.
 * @throws EXPIRED sso_state, FORBIDDEN with what the protocol refuses
 */
export async function receiveCode(
  scope: SystemScope,
  connection: Connection,
  parameters: Parameters,
  browserHash: string | null,
): Promise<Response> {
  const found = await asked(scope, connection, parameters.state);
  if (found === null) throw new AppError("EXPIRED", "sso_state");
  // Before anything is asked of the provider: a code that somebody else's browser brings is not even tried.
  if (found.transaction.browserHash !== browserHash) throw new AppError("EXPIRED", "sso_state");
  await takeAnswer(scope, found.transaction.id);
  const given = await answer(scope, connection, found.remembered, parameters);
  return concluded(scope, connection, found.transaction, given);
}

/**
 * The answer of a SAML provider. It comes as another site's form, without the browser's cookie, which the last step asks.
 * @throws EXPIRED sso_state, FORBIDDEN with what the protocol refuses
 */
export async function receiveAssertion(
  scope: SystemScope,
  connection: Connection,
  parameters: Parameters,
): Promise<Response> {
  const found = await asked(scope, connection, parameters.RelayState);
  if (found !== null) {
    await takeAnswer(scope, found.transaction.id);
    const given = await answer(scope, connection, found.remembered, parameters);
    return concluded(scope, connection, found.transaction, given);
  }
  const given = await answer(scope, connection, null, parameters);
  if (!given.outcome.ok) throw new AppError("FORBIDDEN", given.outcome.reason);
  const unasked = await unaskedTransaction(scope, connection, safeNext(parameters.RelayState));
  return concluded(scope, connection, unasked, given);
}
