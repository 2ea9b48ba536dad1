import { z } from "zod";

export const PROTOCOLS = ["oidc", "saml"] as const;
export type ProtocolName = (typeof PROTOCOLS)[number];

export const OIDC_PROVIDERS = [
  "auth0",
  "aws-cognito",
  "google",
  "keycloak",
  "microsoft-ad",
  "microsoft-azure",
  "okta",
  "ping",
  "custom",
] as const;
export const SAML_PROVIDERS = ["duo", "google", "jumpcloud", "microsoft-ad", "custom"] as const;

export const CODE_CHALLENGE_METHODS = ["none", "plain", "S256"] as const;
export const CLIENT_AUTHENTICATIONS = ["client_secret_basic", "client_secret_post"] as const;
/** Asymmetric alone: with a shared secret, whoever can check a token can make one. */
export const SIGNING_ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export const SAML_BINDINGS = ["redirect", "post"] as const;
export const WITHOUT_MATCH = ["default", "refuse"] as const;

const LONGEST_ADDRESS = 2_000;
const LONGEST_WORD = 255;

/**
 * An address at the provider. Whether the server may go there
 * is asked when it is saved and at each call (server/outbound).
 */
export const address = z
  .url({ protocol: /^https?$/, hostname: /.+/ })
  .max(LONGEST_ADDRESS)
  .regex(/^[\x21-\x7e]+$/, "must not contain spaces or other letters than ASCII");
export const word = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_WORD)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "must not contain control characters");
const scopeName = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, "is no scope (RFC 6749, section 3.3)");
export const scopes = z.array(scopeName).max(30);

/** The names that the provider's claims or attributes have. */
export const claimNamesSchema = z.object({
  userId: word,
  email: word,
  name: word,
  givenName: word,
  familyName: word,
  picture: word,
  groups: word,
});
export type ClaimNames = z.infer<typeof claimNamesSchema>;

const OIDC_CLAIM_NAMES: ClaimNames = {
  userId: "sub",
  email: "email",
  name: "name",
  givenName: "given_name",
  familyName: "family_name",
  picture: "picture",
  groups: "groups",
};

/** `NameID` stands for the subject's own element. */
export const NAME_ID = "NameID";
const SAML_CLAIM_NAMES: ClaimNames = {
  userId: NAME_ID,
  email: "mail",
  name: "displayName",
  givenName: "givenName",
  familyName: "sn",
  picture: "picture",
  groups: "groups",
};

/**
 * The fields of an OIDC connection that are no secret.
 * A draft may lack any that has no default; the active one may not.
 */
export const oidcSettingsSchema = z.object({
  issuer: address.optional().describe("Whom the tokens must name as their issuer (`iss`); also where discovery looks"),
  clientId: word.optional(),
  clientAuthentication: z.enum(CLIENT_AUTHENTICATIONS).default("client_secret_basic"),
  authorizationEndpoint: address.optional(),
  accessTokenEndpoint: address.optional(),
  revocationEndpoint: address.optional(),
  endSessionEndpoint: address.optional(),
  userInfoFromIdToken: z.boolean().default(false).describe("Obtain user information from the identity token"),
  userInfoEndpoint: address.optional(),
  jwksUri: address.optional(),
  emailVerification: z
    .boolean()
    .default(true)
    .describe("Only people whose address the provider calls verified come in"),
  verifyTokenSignature: z.boolean().default(true),
  signingAlgorithm: z.enum(SIGNING_ALGORITHMS).default("RS256"),
  codeChallengeMethod: z.enum(CODE_CHALLENGE_METHODS).default("S256"),
  userInfoScopes: scopes.default(["openid", "email", "profile"]),
  additionalScopes: scopes.default([]),
  claims: claimNamesSchema.default(OIDC_CLAIM_NAMES),
});
export type OidcSettings = z.infer<typeof oidcSettingsSchema>;

/** The fields of a SAML connection that are no secret; the provider's certificates are rows of their own. */
export const samlSettingsSchema = z.object({
  entityId: word.optional().describe("The provider's entity ID: the issuer of its responses"),
  ssoUrl: address.optional(),
  ssoBinding: z.enum(SAML_BINDINGS).default("redirect"),
  sloUrl: address.optional(),
  requireSignedAssertions: z.boolean().default(true),
  requireSignedResponses: z.boolean().default(false),
  signRequests: z.boolean().default(false),
  publicKey: z.string().max(20_000).optional().describe("The certificate (PEM) of the key that signs requests"),
  allowIdpInitiated: z.boolean().default(false),
  claims: claimNamesSchema.default(SAML_CLAIM_NAMES),
});
export type SamlSettings = z.infer<typeof samlSettingsSchema>;
