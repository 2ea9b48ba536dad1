import { newKeyPair } from "@/server/identity-providers/commands/key-pair";
import { discoverable } from "../sso/discovery";
import { keyPair, oidcConnection, samlConnection } from "../sso/connections";
import type { Tenant } from "../tenant";

async function oidc(of: Tenant, active = true) {
  const { id } = await oidcConnection(of.owner, of.organization, { active });
  return { organization: of.organization.id, identityProvider: id };
}

async function saml(of: Tenant) {
  const { id, certificates } = await samlConnection(of.owner, of.organization, { active: false });
  return { organization: of.organization.id, identityProvider: id, certificate: certificates[0]?.id ?? "" };
}

/** Metadata of a SAML provider that signs by a certificate. */
export function providerMetadata(certificate: string): string {
  const key = certificate.replace(/-----[A-Z ]+-----|\s/g, "");
  return `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://imported.example/idp">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
        <X509Data><X509Certificate>${key}</X509Certificate></X509Data>
      </KeyInfo>
    </KeyDescriptor>
    <SingleSignOnService
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://imported.example/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>`;
}

/** Calls that succeed: connections to identity providers. */
export const IDENTITY_PROVIDER_EXAMPLES = {
  create: (of: Tenant) => ({
    actor: of.owner.actor,
    input: {
      organization: of.organization.id,
      protocol: "oidc" as const,
      provider: "keycloak" as const,
      displayName: "Company",
      clientId: "tenantry",
    },
  }),
  update: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await oidc(of)), displayName: "Renamed" } }),
  activate: async (of: Tenant) => ({ actor: of.owner.actor, input: await oidc(of, false) }),
  deactivate: async (of: Tenant) => ({ actor: of.owner.actor, input: await oidc(of) }),
  duplicate: async (of: Tenant) => ({ actor: of.owner.actor, input: await oidc(of) }),
  remove: async (of: Tenant) => {
    const { id, displayName } = await oidcConnection(of.owner, of.organization);
    return { actor: of.owner.actor, input: { organization: of.organization.id, identityProvider: id, displayName } };
  },
  addCertificate: async (of: Tenant) => {
    const { certificate } = await newKeyPair("next.example");
    return { actor: of.owner.actor, input: { ...(await saml(of)), certificate } };
  },
  retireCertificate: async (of: Tenant) => ({ actor: of.owner.actor, input: await saml(of) }),
  generateKey: async (of: Tenant) => ({ actor: of.owner.actor, input: await saml(of) }),
  discover: async (of: Tenant) => {
    const { id } = await oidcConnection(of.owner, of.organization, { active: false, clientSecret: null });
    const issuer = await discoverable();
    return { actor: of.owner.actor, input: { organization: of.organization.id, identityProvider: id, issuer } };
  },
  importMetadata: async (of: Tenant) => {
    const metadata = providerMetadata((await keyPair()).certificate);
    return { actor: of.owner.actor, input: { ...(await saml(of)), metadata } };
  },
  test: async (of: Tenant) => ({ actor: of.owner.actor, input: await oidc(of) }),
};
