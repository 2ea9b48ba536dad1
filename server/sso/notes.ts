import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { recordRefusal } from "../audit/refusals";
import type { Reason } from "../reasons";
import type { Connection } from "./provider";

/** A failed sign-in leaves one row, whose actor stays anonymous, and stands on the connection's page. */
export async function noteFailure(scope: SystemScope, connection: Connection, reason: Reason): Promise<void> {
  const { id, organizationId, displayName } = connection;
  await recordRefusal(scope, "session.create", "failed", {
    target: { type: "identity_provider", id, name: displayName },
    place: { organizationId },
    reason,
  });
  const data = { lastFailureAt: new Date(), lastFailureReason: reason };
  await recorded(scope, "sso", (tx) => tx.identityProvider.updateMany({ where: { id }, data }));
}

export async function noteSuccess(scope: SystemScope, { id }: Connection): Promise<void> {
  const data = { lastSuccessAt: new Date() };
  await recorded(scope, "sso", (tx) => tx.identityProvider.updateMany({ where: { id }, data }));
}
