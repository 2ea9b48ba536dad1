import { z } from "zod";
import {
  address,
  claimNamesSchema,
  CLIENT_AUTHENTICATIONS,
  CODE_CHALLENGE_METHODS,
  OIDC_PROVIDERS,
  SAML_BINDINGS,
  SAML_PROVIDERS,
  scopes,
  SIGNING_ALGORITHMS,
  WITHOUT_MATCH,
  word,
  type ProtocolName,
} from "./connection";
import { DEFAULT_ROLES } from "../../organization-policy/schema";
import { nameSchema } from "../../text";

export const PROVIDERS = [...new Set([...OIDC_PROVIDERS, ...SAML_PROVIDERS])] as const;
export type ProviderName = (typeof PROVIDERS)[number];

export const PROVIDERS_OF: Readonly<Record<ProtocolName, readonly ProviderName[]>> = {
  oidc: OIDC_PROVIDERS,
  saml: SAML_PROVIDERS,
};

/** What a connection of either protocol has. */
export const commonFields = {
  provider: z.enum(PROVIDERS).describe("Which product it is; decides the guide that is shown, and nothing else"),
  displayName: nameSchema.describe("What stands on the button; unique in the organization, compared without case"),
  createUsers: z
    .boolean()
    .describe("An account is made for whoever comes first; else only people with an account or an invitation come in"),
  defaultRole: z.enum(DEFAULT_ROLES).describe("What newcomers are in the default workspace"),
  syncGroups: z.boolean().describe("Groups of the provider are matched at each sign-in"),
  syncRoles: z.boolean().describe("Roles follow the mapping rows at each sign-in"),
  withoutMatch: z.enum(WITHOUT_MATCH).describe("Whom no row gives a role: the default role, or no entry"),
};

/** The fields of an OIDC connection as they are sent and answered; null: none. */
export const oidcFields = {
  issuer: address.nullable().describe("Whom the tokens must name as their issuer (`iss`); also where discovery looks"),
  clientId: word.nullable(),
  clientAuthentication: z.enum(CLIENT_AUTHENTICATIONS).describe("How the client's secret is sent"),
  authorizationEndpoint: address.nullable(),
  accessTokenEndpoint: address.nullable(),
  revocationEndpoint: address.nullable(),
  endSessionEndpoint: address.nullable().describe("Where the browser goes to be signed out at the provider too"),
  userInfoFromIdToken: z.boolean().describe("Obtain user information from the identity token"),
  userInfoEndpoint: address.nullable(),
  jwksUri: address.nullable(),
  emailVerification: z.boolean().describe("Only people whose address the provider calls verified come in"),
  verifyTokenSignature: z.boolean(),
  signingAlgorithm: z.enum(SIGNING_ALGORITHMS),
  codeChallengeMethod: z.enum(CODE_CHALLENGE_METHODS),
  userInfoScopes: scopes.describe("Standard userinfo scopes"),
  additionalScopes: scopes,
};

const PEM_LENGTH = 20_000;
export const pem = z.string().trim().min(1).max(PEM_LENGTH);

/** The fields of a SAML connection as they are sent and answered; null: none. */
export const samlFields = {
  entityId: word.nullable().describe("The provider's entity ID: the issuer of its responses"),
  ssoUrl: address.nullable().describe("Where sign-in requests go"),
  ssoBinding: z.enum(SAML_BINDINGS),
  sloUrl: address.nullable(),
  requireSignedAssertions: z.boolean(),
  requireSignedResponses: z.boolean(),
  signRequests: z.boolean().describe("Sign client requests"),
  publicKey: pem.nullable().describe("The certificate (PEM) of the key that signs requests"),
  allowIdpInitiated: z.boolean().describe("Responses that nobody asked for are taken too"),
};

/** Written and never read. */
export const secretFields = {
  clientSecret: z
    .string()
    .min(1)
    .max(1_000)
    .regex(/^[\x20-\x7e]+$/, "must be printable ASCII")
    .nullable()
    .describe("OIDC: the client's secret; never answered"),
  privateKey: pem.nullable().describe("SAML: the key (PEM) that signs requests; never answered"),
};

const CLAIM_LIST = claimNamesSchema.partial().describe("What the provider calls them");
export const claimsField = { claims: CLAIM_LIST };

const OIDC_ONLY: readonly string[] = [...Object.keys(oidcFields), "clientSecret"];
const SAML_ONLY: readonly string[] = [...Object.keys(samlFields), "privateKey", "certificates"];

/** Fields of the other protocol, which a connection of this one cannot have. */
export function foreignFields(protocol: ProtocolName, given: object): string[] {
  const foreign = protocol === "oidc" ? SAML_ONLY : OIDC_ONLY;
  return Object.entries(given).flatMap(([field, value]) =>
    value !== undefined && foreign.includes(field) ? field : [],
  );
}
