import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { notFound } from "../../errors";
import { open } from "../../secrets/seal";
import { testOutcomeSchema, type TestOutcome, type TestView } from "../schema/test-result";
import { OUTCOME_OWNER } from "./secrets";

const NOTHING: TestOutcome = { checks: [], claims: null, reason: null, identity: null, preview: null };

export function openOutcome(id: string, sealed: string): TestOutcome {
  return testOutcomeSchema.parse(JSON.parse(open(sealed, OUTCOME_OWNER(id))));
}

/** The provider's answer counts, and whoever signed in would have come in. */
export function hasPassed({ reason, preview }: TestOutcome): boolean {
  return reason === null && preview !== null && preview.way !== null;
}

/**
 * What a test came to. It shows what the provider says of whoever signed in, so only the one who asked for it reads it.
 * @throws NOT_FOUND
 */
export async function getTest(
  scope: OrganizationScope,
  input: { identityProvider: string; test: string },
): Promise<TestView> {
  const row = await scope.db.ssoTransaction.findFirst({
    where: {
      id: input.test,
      identityProviderId: input.identityProvider,
      purpose: "test",
      userId: scope.actor.id,
    },
    select: { id: true, sealedOutcome: true, createdAt: true, finishedAt: true, expiresAt: true },
  });
  if (row === null) throw notFound();
  const { id, sealedOutcome, finishedAt } = row;
  const times = { startedAt: row.createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
  const expired = row.expiresAt.getTime() <= Date.now();
  if (expired || finishedAt === null || sealedOutcome === null) {
    return { id, state: expired ? "expired" : "waiting", passed: false, ...times, ...NOTHING };
  }
  const outcome = openOutcome(id, sealedOutcome);
  return { id, state: "finished", passed: hasPassed(outcome), ...times, ...outcome };
}
