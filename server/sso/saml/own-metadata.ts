import "server-only";
import type { SamlConnection } from "../provider";
import { assertionConsumerUrl, logoutUrl, ownEntityId } from "./service-provider";

/** What the provider needs to know of us, as a file; it is there before the connection is complete. */
export async function ownMetadata({ id, settings, privateKey }: SamlConnection): Promise<string> {
  const { generateServiceProviderMetadata } = await import("@node-saml/node-saml");
  const signs = settings.signRequests && privateKey !== null && settings.publicKey !== undefined;
  return generateServiceProviderMetadata({
    issuer: ownEntityId(id),
    callbackUrl: assertionConsumerUrl(id),
    logoutCallbackUrl: logoutUrl(id),
    identifierFormat: null,
    wantAssertionsSigned: settings.requireSignedAssertions,
    // One document always has one ID, so that a provider which compares what it fetches sees no change.
    generateUniqueId: () => `_${id}`,
    ...(signs && { privateKey, publicCerts: settings.publicKey ?? "" }),
  });
}
