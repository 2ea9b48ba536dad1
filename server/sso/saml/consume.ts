import { recorded } from "../../audit/recorded";
import type { SystemScope } from "../../access/scope";
import { HOUR_MILLISECONDS } from "../../time";
import type { SamlConnection } from "../provider";
import { endOf } from "./clock";
import { attribute } from "./xml";

/**
 * Uses an assertion up; false where it was used before, on any node, even at the same moment: the row's key decides.
 * The certificate that proved it is remembered as in use, hour by hour.
 */
export async function consume(
  scope: SystemScope,
  { id, organizationId }: SamlConnection,
  assertion: Element,
  certificateId: string,
): Promise<boolean> {
  return recorded(scope, "sso", async (tx) => {
    const assertionId = attribute(assertion, "ID") ?? "";
    const { count } = await tx.consumedAssertion.createMany({
      data: [{ identityProviderId: id, organizationId, assertionId, expiresAt: endOf(assertion) }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    const now = new Date();
    const before = new Date(now.getTime() - HOUR_MILLISECONDS);
    await tx.identityProviderCertificate.updateMany({
      where: { id: certificateId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
      data: { lastUsedAt: now },
    });
    return true;
  });
}
