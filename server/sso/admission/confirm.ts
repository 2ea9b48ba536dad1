import "server-only";
import type { SystemScope } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { issueTicket } from "../../auth/tickets";
import { AppError } from "../../errors";
import type { Admission } from "../arrival";
import type { OwnArrival } from "./connect";
import { knownAccount, proofOf } from "./person";

/**
 * Somebody who is signed in proves once more by their provider that it is them.
 * @throws FORBIDDEN sso_other_person where the provider knows the browser as somebody else
 */
export async function confirmIdentity(scope: SystemScope, arrival: OwnArrival): Promise<Admission> {
  const { userId, sessionId, next } = arrival;
  return recorded(scope, "sso", async (tx) => {
    const account = await knownAccount(tx, arrival);
    if (account?.id !== userId) throw new AppError("FORBIDDEN", "sso_other_person");
    return { kind: "ticket", ticket: await issueTicket(tx, { userId, proofs: [proofOf(arrival)], sessionId }), next };
  });
}
