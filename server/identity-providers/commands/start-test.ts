import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { prepareTransaction } from "../../sso/commands/prepare";
import type { StartedTestView } from "../schema/test-result";
import { findConnectionRow } from "./change";
import { refuseIncomplete } from "./invariants";

/**
 * Begins a round trip to the provider that makes no user, session or membership. Whoever asked for it goes to the
 * address; a connection that is switched off can be tested too, one that lacks fields cannot.
 * @throws NOT_FOUND, CONFLICT sso_incomplete (the first missing field), FORBIDDEN people_only
 */
export async function startTest(
  scope: OrganizationScope,
  input: { identityProvider: string },
): Promise<StartedTestView> {
  refuseMachines(scope);
  const { organization, actor } = scope;
  return audited(scope, "identity-provider.test", async (tx) => {
    await actingOrganizationAuthority(tx, scope, "identity-provider.test");
    const row = await findConnectionRow(tx, input.identityProvider);
    refuseIncomplete(row);
    const { id, address, expiresAt } = await prepareTransaction(
      tx,
      { id: row.id, organizationId: organization.id },
      {
        purpose: "test",
        userId: actor.id,
        next: (test) => `/organizations/${organization.slug}/identity-providers/${row.id}/test/${test}`,
      },
    );
    return {
      value: { id, address, expiresAt: expiresAt.toISOString() },
      entries: { target: { type: "identity_provider", id: row.id, name: row.displayName }, after: { test: id } },
    };
  });
}
