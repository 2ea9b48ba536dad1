import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import type { Admission, Arrival } from "../arrival";
import { finish } from "./finish";
import { accountBy, knownAccount, provedAddress, standingIn } from "./person";

export interface OwnArrival extends Arrival {
  /** Who is signed in, by the session to which the proof is added. */
  userId: string;
  sessionId: string;
}

/**
 * Somebody who is signed in adds the connection to their account, by a way that they began with a click.
 * @throws CONFLICT sso_identity_taken, FORBIDDEN sso_not_member, suspended, sso_no_role, and as `provedAddress`
 */
export async function connectIdentity(scope: SystemScope, arrival: OwnArrival): Promise<Admission> {
  const { organizationId } = arrival.connection;
  return audited(
    scope,
    "identity.link",
    async (tx) => {
      const other = await knownAccount(tx, arrival);
      if (other !== null && other.id !== arrival.userId) throw new AppError("CONFLICT", "sso_identity_taken");
      const account = await accountBy(tx, { id: arrival.userId });
      if (account === null) throw new AppError("UNAUTHENTICATED", "sign_in_required");
      const standing = await standingIn(tx, organizationId, account.id);
      if (account.suspended || standing === "suspended") throw new AppError("FORBIDDEN", "suspended");
      if (standing === "none") throw new AppError("FORBIDDEN", "sso_not_member");
      await provedAddress(tx, arrival);
      return finish(tx, arrival, account, { sessionId: arrival.sessionId });
    },
    { lock: { organization: organizationId } },
  );
}
