import type { OidcSettings, SamlSettings } from "./connection";

/** What stands in the way of switching a connection on, by the names of its fields. */
export const MISSABLE = [
  "issuer",
  "clientId",
  "clientSecret",
  "authorizationEndpoint",
  "accessTokenEndpoint",
  "userInfoEndpoint",
  "jwksUri",
  "entityId",
  "ssoUrl",
  "certificates",
  "publicKey",
  "privateKey",
] as const;
type Missable = (typeof MISSABLE)[number];

/** What a connection has beside its settings. */
export interface Having {
  clientSecret: boolean;
  privateKey: boolean;
  /** Certificates that are not retired. */
  certificates: number;
}

function missingOidc(settings: OidcSettings, having: Having): Missable[] {
  const { issuer, clientId, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri } = settings;
  const given: Partial<Record<Missable, boolean>> = {
    issuer: issuer !== undefined,
    clientId: clientId !== undefined,
    clientSecret: having.clientSecret,
    authorizationEndpoint: authorizationEndpoint !== undefined,
    accessTokenEndpoint: accessTokenEndpoint !== undefined,
    userInfoEndpoint: userInfoEndpoint !== undefined || settings.userInfoFromIdToken,
    jwksUri: jwksUri !== undefined || !settings.verifyTokenSignature,
  };
  return MISSABLE.filter((field) => given[field] === false);
}

function missingSaml(settings: SamlSettings, having: Having): Missable[] {
  const given: Partial<Record<Missable, boolean>> = {
    entityId: settings.entityId !== undefined,
    ssoUrl: settings.ssoUrl !== undefined,
    certificates: having.certificates > 0,
    publicKey: settings.publicKey !== undefined || !settings.signRequests,
    privateKey: having.privateKey || !settings.signRequests,
  };
  return MISSABLE.filter((field) => given[field] === false);
}

export type SettingsOf = { protocol: "oidc"; settings: OidcSettings } | { protocol: "saml"; settings: SamlSettings };

/** A draft lacks some of these; a connection that lacks none can be switched on. */
export function missingFields(of: SettingsOf, having: Having): Missable[] {
  return of.protocol === "oidc" ? missingOidc(of.settings, having) : missingSaml(of.settings, having);
}
