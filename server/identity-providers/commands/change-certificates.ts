import "server-only";
import type { OrganizationScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { seal } from "../../secrets/seal";
import { settingsOf, type ConnectionRow } from "../queries/rows";
import { CERTIFICATES_AT_ONCE } from "../schema/inputs";
import type { IdentityProviderView } from "../schema/views";
import { PRIVATE_KEY_OWNER } from "../views/secrets";
import { certificateRow, readCertificate, refuseExpired, type Certificate } from "./certificates";
import { changeConnection } from "./change";
import { newKeyPair } from "./key-pair";
import { keptSettings } from "./merge";

/** @throws CONFLICT sso_other_protocol */
export function samlSettings(row: ConnectionRow) {
  const of = settingsOf(row);
  if (of.protocol !== "saml") throw new AppError("CONFLICT", "sso_other_protocol");
  return of.settings;
}

/**
 * Adds those that are not there yet; a retired one that comes again is good again.
 * @throws LIMIT sso_too_many_certificates (certificate)
 */
export async function addCertificates(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  row: ConnectionRow,
  certificates: readonly Certificate[],
): Promise<void> {
  const live = new Set(row.certificates.flatMap((each) => (each.retiredAt === null ? each.fingerprint : [])));
  const fresh = new Map(
    certificates.filter((each) => !live.has(each.fingerprint)).map((each) => [each.fingerprint, each]),
  );
  if (live.size + fresh.size > CERTIFICATES_AT_ONCE) {
    throw new AppError("LIMIT", "sso_too_many_certificates", "certificate");
  }
  const of = { organizationId: scope.organization.id, identityProviderId: row.id };
  await tx.identityProviderCertificate.deleteMany({
    where: { identityProviderId: row.id, fingerprint: { in: [...fresh.keys()] } },
  });
  await tx.identityProviderCertificate.createMany({
    data: [...fresh.values()].map((certificate) => certificateRow(certificate, of)),
  });
}

/**
 * Adds a certificate beside those that are there: while a provider renews its own, responses signed by either are good.
 * @throws NOT_FOUND, INVALID sso_certificate, sso_certificate_expired, CONFLICT sso_other_protocol, taken, LIMIT
 *   sso_too_many_certificates, FORBIDDEN rank_too_low
 */
export async function addCertificate(
  scope: OrganizationScope,
  input: { identityProvider: string; certificate: string },
): Promise<IdentityProviderView> {
  const certificate = readCertificate(input.certificate, "certificate");
  refuseExpired(certificate, "certificate");
  return changeConnection(scope, "identity-provider.add-certificate", input.identityProvider, async ({ tx, row }) => {
    samlSettings(row);
    const same = row.certificates.find(({ fingerprint }) => fingerprint === certificate.fingerprint);
    if (same?.retiredAt === null) throw new AppError("CONFLICT", "taken", "certificate");
    await addCertificates(tx, scope, row, [certificate]);
    return null;
  });
}

/**
 * From then on the certificate proves nothing.
 * @throws NOT_FOUND, CONFLICT unchanged, sso_other_protocol, sso_incomplete where the connection is on and has no other
 */
export async function retireCertificate(
  scope: OrganizationScope,
  input: { identityProvider: string; certificate: string },
): Promise<IdentityProviderView> {
  return changeConnection(
    scope,
    "identity-provider.retire-certificate",
    input.identityProvider,
    async ({ tx, row }) => {
      samlSettings(row);
      const found = row.certificates.find(({ id }) => id === input.certificate);
      if (found === undefined) throw notFound();
      if (found.retiredAt !== null) throw new AppError("CONFLICT", "unchanged");
      await tx.identityProviderCertificate.update({ where: { id: found.id }, data: { retiredAt: new Date() } });
      return null;
    },
  );
}

/**
 * Makes a key that signs requests, with its certificate, in the place of the one that is there. The provider has to be
 * given the new certificate.
 * @throws NOT_FOUND, CONFLICT sso_other_protocol
 */
export async function generateKey(
  scope: OrganizationScope,
  input: { identityProvider: string },
): Promise<IdentityProviderView> {
  const found = await scope.db.identityProvider.findFirst({
    where: { id: input.identityProvider },
    select: { protocol: true },
  });
  // A key costs a second of a core, so it is made for what is there alone, and before the lock.
  if (found === null) throw notFound();
  if (found.protocol !== "saml") throw new AppError("CONFLICT", "sso_other_protocol");
  const { privateKey, certificate } = await newKeyPair("Tenantry");
  return changeConnection(scope, "identity-provider.generate-key", input.identityProvider, async ({ tx, row }) => {
    const settings = keptSettings({ ...samlSettings(row), publicKey: certificate });
    const sealedPrivateKey = seal(privateKey, PRIVATE_KEY_OWNER(row.id));
    await tx.identityProvider.update({ where: { id: row.id }, data: { settings, sealedPrivateKey } });
    return null;
  });
}
