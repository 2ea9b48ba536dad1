import { authorizeOrganization } from "@/server/access/authorize";
import { activateIdentityProvider } from "@/server/identity-providers/commands/change-state";
import { completeEnv, env } from "@/server/env";
import { createIdentityProvider } from "@/server/identity-providers/commands/create-identity-provider";
import { newKeyPair, type KeyPair } from "@/server/identity-providers/commands/key-pair";
import type { CreateIdentityProviderInput } from "@/server/identity-providers/schema/inputs";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";
import { sql } from "../database";
import type { OrganizationRef, Person } from "../factory";
import { requestInfo } from "../requests";
import { next } from "../rows";

type Overrides = Partial<CreateIdentityProviderInput> & {
  /** False: switched off, also where it lacks nothing. */
  active?: boolean;
};

async function connection(
  owner: Person,
  of: Pick<OrganizationRef, "id">,
  given: CreateIdentityProviderInput,
  active: boolean,
): Promise<IdentityProviderView> {
  // Providers of tests run in this process.
  if (env().TENANTRY_OUTBOUND_ALLOW === "") completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
  const scope = await authorizeOrganization(owner.actor, requestInfo(), of.id, "identity-provider.create");
  const made = await createIdentityProvider(scope, given);
  return active ? activateIdentityProvider(scope, { identityProvider: made.id }) : made;
}

export const CLIENT_SECRET = "a client secret that nobody answers";

/** A connection by OIDC that lacks nothing, switched on; its provider is nowhere unless the overrides name one. */
export async function oidcConnection(
  owner: Person,
  of: Pick<OrganizationRef, "id">,
  { active = true, ...overrides }: Overrides = {},
): Promise<IdentityProviderView> {
  const issuer = overrides.issuer ?? "https://provider.example";
  const given: CreateIdentityProviderInput = {
    protocol: "oidc",
    provider: "keycloak",
    displayName: `OIDC ${next()}`,
    issuer,
    clientId: "tenantry",
    clientSecret: CLIENT_SECRET,
    authorizationEndpoint: `${issuer}/authorize`,
    accessTokenEndpoint: `${issuer}/token`,
    userInfoEndpoint: `${issuer}/userinfo`,
    jwksUri: `${issuer}/jwks`,
    ...overrides,
  };
  return connection(owner, of, given, active);
}

let pair: Promise<KeyPair> | undefined;

/** A key pair with its certificate, made once in a process: making one takes a while. */
export function keyPair(): Promise<KeyPair> {
  pair ??= newKeyPair("provider.example");
  return pair;
}

/**
 * A connection by SAML that lacks nothing, switched on;
 * its provider signs with `keyPair` unless the overrides say otherwise.
 */
export async function samlConnection(
  owner: Person,
  of: Pick<OrganizationRef, "id">,
  { active = true, ...overrides }: Overrides = {},
): Promise<IdentityProviderView> {
  const given: CreateIdentityProviderInput = {
    protocol: "saml",
    provider: "custom",
    displayName: `SAML ${next()}`,
    entityId: "https://provider.example/metadata",
    ssoUrl: "https://provider.example/sso",
    certificates: [(await keyPair()).certificate],
    ...overrides,
  };
  return connection(owner, of, given, active);
}

/** Says who somebody is at the provider of a connection, as a first sign-in would have. */
export async function identityOf(
  who: Person,
  at: { id: string },
  of: Pick<OrganizationRef, "id">,
  subject = who.id,
): Promise<void> {
  await sql(
    `insert into "user_identities" ("id", "organizationId", "identityProviderId", "subject", "userId")
     values ($1, $2, $3, $4, $5)`,
    `idn_${next().padStart(26, "0")}`,
    of.id,
    at.id,
    subject,
    who.id,
  );
}
