import type { OidcSettings, SamlSettings } from "../identity-providers/schema/connection";
import type { SystemScope } from "../access/scope";
import type { Reason } from "../reasons";

interface CommonConnection {
  id: string;
  organizationId: string;
  provider: string;
  displayName: string;
  active: boolean;
  createUsers: boolean;
  defaultRole: "viewer" | "member";
  syncGroups: boolean;
  syncRoles: boolean;
  withoutMatch: "default" | "refuse";
}

export interface OidcConnection extends CommonConnection {
  protocol: "oidc";
  settings: OidcSettings;
  /** Opened; null where none is set. */
  clientSecret: string | null;
}

export interface SamlConnection extends CommonConnection {
  protocol: "saml";
  settings: SamlSettings;
  /** Opened; PEM, PKCS #8. */
  privateKey: string | null;
  /** Of the provider, those that are not retired; PEM. */
  certificates: readonly { id: string; pem: string; notAfter: Date }[];
}

/** A connection as signing in needs it, with its secrets opened. */
export type Connection = OidcConnection | SamlConnection;

/** What is looked at in an answer, in this order; the interface has a sentence and a fix for each. */
export type CheckName =
  | "reachable"
  | "response"
  | "status"
  | "issuer"
  | "audience"
  | "destination"
  | "recipient"
  | "signature"
  | "algorithm"
  | "certificate"
  | "clock"
  | "request"
  | "nonce"
  | "code-challenge"
  | "replay"
  | "subject"
  | "userinfo"
  | "email"
  | "email-verified"
  | "domain"
  | "groups";

export interface Check {
  check: CheckName;
  /** `skipped`: a setting switches it off, which is said. */
  result: "passed" | "failed" | "skipped";
  /** What was expected and what came, for who administers the connection; never a secret. */
  detail?: string;
}

/** Who a provider says that somebody is, all of it read from what was verified. */
export interface VerifiedIdentity {
  /** The key, together with the connection. */
  subject: string;
  email: string | null;
  /** What the provider says; null where its protocol has no word for it (SAML). */
  emailVerified: boolean | null;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  picture: string | null;
  /** null: the claim is absent, or the provider points elsewhere for it, so that nothing is known of groups. */
  groups: readonly string[] | null;
}

/** What signing out at the provider needs; kept sealed with the session. */
export interface ProviderSession {
  idToken?: string;
  accessToken?: string;
  refreshToken?: string;
  nameId?: string;
  nameIdFormat?: string;
  sessionIndex?: string;
  /** ISO 8601: when the provider's session ends, where it says so. */
  endsAt?: string;
}

export interface ProviderAnswer {
  checks: readonly Check[];
  /** As they came, for the person who tests; null where nothing could be trusted enough to be shown. */
  claims: Readonly<Record<string, unknown>> | null;
  outcome: { ok: true; identity: VerifiedIdentity; session: ProviderSession } | { ok: false; reason: Reason };
}

/** Where the browser goes: by a redirect, or by a form that sends itself. */
export type Destination =
  { kind: "redirect"; url: string } | { kind: "post"; url: string; fields: Readonly<Record<string, string>> };

/** What a transaction remembers of its request, to hold the answer against. */
export interface Remembered {
  requestId?: string;
  nonce?: string;
  /** OIDC: the code verifier; sealed where it is stored. */
  verifier?: string;
}

/** The answer as it came to the callback (query) or to the ACS (form). */
export type Parameters = Readonly<Record<string, string>>;

/** One of the two protocols. Neither knows accounts, sessions or memberships: it says who somebody is at the provider. */
export interface Protocol<C extends Connection> {
  /**
   * `state` comes back with the answer, as `state` or RelayState. `again`: the provider is to ask who it is, although it
   * knows the browser.
   */
  begin(connection: C, state: string, again?: boolean): Promise<{ destination: Destination; remembered: Remembered }>;
  /** `remembered` is null where the provider began by itself. Never throws for what a provider sends. */
  answer(
    scope: SystemScope,
    connection: C,
    remembered: Remembered | null,
    parameters: Parameters,
  ): Promise<ProviderAnswer>;
  /**
   * Where the browser goes to be signed out at the provider too; null where it offers none. Revokes tokens on the way.
   */
  signOut(connection: C, session: ProviderSession): Promise<Destination | null>;
}
