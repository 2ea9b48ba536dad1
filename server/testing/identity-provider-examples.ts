import { newKeyPair } from "@/server/identity-providers/commands/key-pair";
import { oidcConnection, samlConnection } from "./connections";
import type { Tenant } from "./tenant";

async function oidc(of: Tenant, active = true) {
  const { id } = await oidcConnection(of.owner, of.organization, { active });
  return { organization: of.organization.id, identityProvider: id };
}

async function saml(of: Tenant) {
  const { id, certificates } = await samlConnection(of.owner, of.organization, { active: false });
  return { organization: of.organization.id, identityProvider: id, certificate: certificates[0]?.id ?? "" };
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
  test: async (of: Tenant) => ({ actor: of.owner.actor, input: await oidc(of) }),
};
