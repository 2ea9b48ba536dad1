import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { AppError } from "../../errors";
import { outboundFetch } from "../../outbound/fetch";
import { discover } from "../../sso/oidc/discover";
import { readMetadata } from "../../sso/saml/metadata";
import { settingsOf } from "../queries/rows";
import type { IdentityProviderView } from "../schema/views";
import { certificatesOf } from "./certificates";
import { addCertificates, samlSettings } from "./change-certificates";
import { changeConnection } from "./change";
import { mergeSettings, refuseAddresses, refuseForeign, secretColumns } from "./merge";

/**
 * Asks an OIDC provider for its endpoints and keeps them. It helps and is never a must.
 * @throws NOT_FOUND, INVALID oidc_discovery, oidc_issuer, address_not_allowed (issuer), sso_secret_again (clientSecret),
 *   UNAVAILABLE outbound_…, FORBIDDEN rank_too_low
 */
export async function discoverIdentityProvider(
  scope: OrganizationScope,
  input: { identityProvider: string; issuer: string; clientSecret?: string | null | undefined },
): Promise<IdentityProviderView> {
  const { identityProvider, issuer, clientSecret } = input;
  const found = await discover(issuer);
  await refuseAddresses(found);
  return changeConnection(scope, "identity-provider.discover", identityProvider, async ({ tx, row }) => {
    const of = settingsOf(row);
    refuseForeign(of.protocol, { issuer });
    const settings = mergeSettings(of, found);
    await tx.identityProvider.update({
      where: { id: row.id },
      data: { settings, ...(typeof clientSecret === "string" ? secretColumns(row.id, { clientSecret }) : {}) },
    });
    return null;
  });
}

async function fetched(address: string): Promise<string> {
  const answer = await outboundFetch(address, {
    headers: { accept: "application/samlmetadata+xml" },
    redirect: "follow",
  });
  if (answer.status !== 200) throw new AppError("INVALID", "saml_metadata", "address");
  return answer.text();
}

/**
 * Takes entity ID, addresses and certificates from the metadata of a SAML provider. Certificates that are there stay
 * until they are retired, so that a provider can renew its own while people sign in.
 * @throws NOT_FOUND, INVALID saml_metadata, saml_too_large, saml_doctype, sso_certificate, sso_certificate_expired,
 *   address_not_allowed, UNAVAILABLE outbound_…, CONFLICT sso_other_protocol, LIMIT sso_too_many_certificates, FORBIDDEN
 *   rank_too_low
 */
export async function importMetadata(
  scope: OrganizationScope,
  input: { identityProvider: string; metadata?: string | undefined; address?: string | undefined },
): Promise<IdentityProviderView> {
  const { identityProvider, metadata, address } = input;
  const { certificates, ...found } = readMetadata(metadata ?? (await fetched(address ?? "")));
  const read = certificatesOf(certificates);
  return changeConnection(scope, "identity-provider.import-metadata", identityProvider, async ({ tx, row }) => {
    const settings = mergeSettings({ protocol: "saml", settings: samlSettings(row) }, found);
    await tx.identityProvider.update({ where: { id: row.id }, data: { settings } });
    await addCertificates(tx, scope, row, read);
    return null;
  });
}
