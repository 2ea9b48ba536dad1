import "server-only";
import { organizationAuthority, type Authority } from "../../access/rights/authority";
import type { OrganizationScope } from "../../access/scope";
import { refuseAbove } from "../../access/standing/acting-authority";
import type { TransactionDatabase } from "../../audit/audited";
import { refuseWhereOwnersAreMade } from "../../directory/commands/owner-rows";
import { AppError } from "../../errors";
import { open } from "../../secrets/seal";
import { havingOf, settingsOf, type ConnectionRow } from "../queries/rows";
import { missingFields, type SettingsOf } from "../schema/missing";
import { PRIVATE_KEY_OWNER } from "../views/secrets";
import { refuseForeignKey } from "./certificates";

/** @throws CONFLICT sso_incomplete (the first missing field), detail: all of them */
export function refuseIncomplete(row: ConnectionRow): void {
  const missing = missingFields(settingsOf(row), havingOf(row));
  const [field] = missing;
  if (field !== undefined) throw new AppError("CONFLICT", "sso_incomplete", field, { detail: missing.join(", ") });
}

/** To whom the client's secret is sent. */
function confidants(of: SettingsOf): string[] {
  if (of.protocol === "saml") return [];
  const { accessTokenEndpoint, revocationEndpoint } = of.settings;
  return [accessTokenEndpoint, revocationEndpoint].flatMap((each) => (each === undefined ? [] : new URL(each).origin));
}

/**
 * A stored secret is never sent to whom it was not meant for: who names another host names the secret too.
 * @throws INVALID sso_secret_again (clientSecret)
 */
function refuseMovedSecret(before: ConnectionRow, after: ConnectionRow): void {
  if (before.sealedClientSecret === null || before.sealedClientSecret !== after.sealedClientSecret) return;
  const known = confidants(settingsOf(before));
  if (confidants(settingsOf(after)).some((origin) => !known.includes(origin))) {
    throw new AppError("INVALID", "sso_secret_again", "clientSecret");
  }
}

/** @throws INVALID sso_key_pair (privateKey) where key and certificate do not belong together */
function refuseForeignPair(row: ConnectionRow): void {
  const of = settingsOf(row);
  if (of.protocol === "oidc" || of.settings.publicKey === undefined || row.sealedPrivateKey === null) return;
  refuseForeignKey(of.settings.publicKey, open(row.sealedPrivateKey, PRIVATE_KEY_OWNER(row.id)));
}

/** All that decides whose word is believed about who somebody is. */
function trustOf(row: ConnectionRow): string {
  const of = settingsOf(row);
  const { userId } = of.settings.claims;
  if (of.protocol === "saml") {
    const { entityId, requireSignedAssertions, requireSignedResponses } = of.settings;
    return JSON.stringify([userId, entityId, requireSignedAssertions, requireSignedResponses]);
  }
  const { issuer, accessTokenEndpoint, userInfoEndpoint, userInfoFromIdToken, jwksUri, verifyTokenSignature } =
    of.settings;
  return JSON.stringify([
    userId,
    issuer,
    accessTokenEndpoint,
    userInfoEndpoint,
    userInfoFromIdToken,
    jwksUri,
    verifyTokenSignature,
  ]);
}

/** All that decides who gets a role by the connection; null while it gives none. */
function rolesOf(row: ConnectionRow): string | null {
  if (!row.active || !row.syncRoles) return null;
  return JSON.stringify([trustOf(row), settingsOf(row).settings.claims.groups]);
}

function addsCertificate(before: ConnectionRow, after: ConnectionRow): boolean {
  return after.certificates.some(({ id }) => !before.certificates.some((certificate) => certificate.id === id));
}

/**
 * Whoever says whose word counts could sign in as everybody whom this connection knows. So it takes an owner where owners
 * sign in by it, and whoever is somebody elsewhere too confirms the link anew, with the sign-in that they have.
 * @returns how many identities ended
 * @throws FORBIDDEN rank_too_low
 */
async function guardIdentities(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  acting: Authority,
  identityProviderId: string,
): Promise<number> {
  const organizationId = scope.organization.id;
  const owners = await tx.userIdentity.count({
    where: {
      identityProviderId,
      userId: { not: scope.actor.id },
      user: { memberships: { some: { organizationId, role: "owner" } } },
    },
  });
  if (owners > 0) refuseAbove(acting, organizationAuthority("owner"));
  const outside = { organizationId: { not: organizationId } };
  const elsewhere = { some: { ...outside, organization: { personalOf: null } } };
  const { count } = await tx.userIdentity.deleteMany({
    where: {
      identityProviderId,
      userId: { not: scope.actor.id },
      user: {
        OR: [
          { operator: true },
          { memberships: elsewhere },
          { collaborators: { some: { ...outside, external: true } } },
        ],
      },
    },
  });
  return count;
}

/** What holds after every change of a connection; a change that breaks it is undone as a whole. */
export async function keepInvariants(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  acting: Authority,
  { before, after }: { before: ConnectionRow; after: ConnectionRow },
): Promise<number> {
  refuseMovedSecret(before, after);
  refuseForeignPair(after);
  if (after.active) refuseIncomplete(after);
  const roles = rolesOf(after);
  if (roles !== null && (roles !== rolesOf(before) || addsCertificate(before, after))) {
    await refuseWhereOwnersAreMade(tx, scope.organization.id, acting, after.id);
  }
  if (trustOf(before) === trustOf(after) && !addsCertificate(before, after)) return 0;
  return guardIdentities(tx, scope, acting, before.id);
}
