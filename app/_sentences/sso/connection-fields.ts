import { SIGNING_ALGORITHMS } from "@/server/identity-providers/schema/connection";

type FieldKind = "text" | "check" | "select" | "secret" | "scopes" | "pem";

export interface FieldWords {
  name: string;
  label: string;
  help?: string;
  kind: FieldKind;
  options?: readonly { value: string; label: string }[];
  optional?: boolean;
}

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export const DISPLAY_NAME: FieldWords = {
  name: "displayName",
  label: "Display name",
  help: "Unique name to be used on the sign-in screen. No two connections have the same name.",
  kind: "text",
};

export const COPIED = "Copy this value from the settings of your application at the provider.";

export const NEWCOMERS: readonly FieldWords[] = [
  {
    name: "createUsers",
    label: "Create new users on first login",
    help: "Makes an account for new users who sign in by this connection. If not selected, only existing users, or users who were invited by their e-mail address, can sign in by it.",
    kind: "check",
  },
  {
    name: "defaultRole",
    label: "Default role",
    help: "What new users are in the default workspace, unless an invitation or a mapping row says otherwise.",
    kind: "select",
    options: [
      { value: "viewer", label: "Viewer" },
      { value: "member", label: "Member" },
    ],
  },
];

export const OIDC_FIELDS: readonly FieldWords[] = [
  DISPLAY_NAME,
  { name: "clientId", label: "Client ID", help: `The client ID of your application. ${COPIED}`, kind: "text" },
  {
    name: "clientSecret",
    label: "Client secret",
    help: "The client secret that the provider generated for your application.",
    kind: "secret",
  },
  {
    name: "issuer",
    label: "Issuer",
    help: "Whom the provider's tokens name as their issuer. Often the address below which discovery works.",
    kind: "text",
  },
  {
    name: "authorizationEndpoint",
    label: "Authorization endpoint",
    help: `Used to authorize each user login. ${COPIED}`,
    kind: "text",
  },
  {
    name: "accessTokenEndpoint",
    label: "Access token endpoint",
    help: `Used to obtain an access token as part of the login process. ${COPIED}`,
    kind: "text",
  },
  {
    name: "revocationEndpoint",
    label: "Revocation endpoint",
    help: `Used to revoke an access token at sign-out. ${COPIED}`,
    kind: "text",
    optional: true,
  },
  {
    name: "endSessionEndpoint",
    label: "End session endpoint",
    help: "Where people are signed out at the provider too, when they sign out here.",
    kind: "text",
    optional: true,
  },
  {
    name: "userInfoFromIdToken",
    label: "Obtain user information from identity token",
    help: "Retrieves user information from the identity token. If not selected, provide a user info endpoint.",
    kind: "check",
  },
  {
    name: "userInfoEndpoint",
    label: "User info endpoint",
    help: `Used to obtain additional user information as part of the login process. ${COPIED}`,
    kind: "text",
    optional: true,
  },
  {
    name: "emailVerification",
    label: "Email verification",
    help: "Only allows users with a verified e-mail address. The provider has to return an email_verified claim.",
    kind: "check",
  },
  ...NEWCOMERS,
  {
    name: "verifyTokenSignature",
    label: "Verify token signature",
    help: "Verifies the signatures of the provider's tokens, by the keys at the JWKS URI. Leave it on.",
    kind: "check",
  },
  {
    name: "jwksUri",
    label: "JWKS URI",
    help: `Where the provider's keys are. ${COPIED}`,
    kind: "text",
    optional: true,
  },
];

export const OIDC_ADDITIONAL: readonly FieldWords[] = [
  {
    name: "signingAlgorithm",
    label: "Signing algorithm",
    help: "The one algorithm that identity tokens are taken with.",
    kind: "select",
    options: same(SIGNING_ALGORITHMS),
  },
  {
    name: "clientAuthentication",
    label: "Client authentication",
    help: "How the client secret is sent. Some providers do not decode what Basic encodes: then choose POST.",
    kind: "select",
    options: [
      { value: "client_secret_basic", label: "Basic (client_secret_basic)" },
      { value: "client_secret_post", label: "POST (client_secret_post)" },
    ],
  },
  {
    name: "codeChallengeMethod",
    label: "Code challenge method",
    help: "Has to match the one in the settings of your application at the provider.",
    kind: "select",
    options: [
      { value: "none", label: "None" },
      { value: "plain", label: "Plain" },
      { value: "S256", label: "S256" },
    ],
  },
  {
    name: "userInfoScopes",
    label: "Standard userinfo scopes",
    help: "Comma-separated. Controls access to user information; further ones go into the field below.",
    kind: "scopes",
  },
  {
    name: "additionalScopes",
    label: "Additional scopes",
    help: "Comma-separated: any further scopes that your provider requires.",
    kind: "scopes",
    optional: true,
  },
];

export const ADDITIONAL_TITLES = { oidc: "Additional settings", saml: "Security settings" } as const;

export const CLAIM_FIELDS: readonly FieldWords[] = [
  {
    name: "claims.userId",
    label: "User ID",
    help: "The user's unique ID. It has to stay the same for ever.",
    kind: "text",
  },
  { name: "claims.email", label: "Email", help: "The user's e-mail address.", kind: "text" },
  { name: "claims.name", label: "Name", help: "The user's full name.", kind: "text" },
  { name: "claims.givenName", label: "Given name", help: "Optional if name is specified.", kind: "text" },
  { name: "claims.familyName", label: "Family name", help: "Surname, optional if name is specified.", kind: "text" },
  { name: "claims.picture", label: "Picture", help: "The user's avatar or picture URL.", kind: "text" },
];

export const GROUP_FIELDS: readonly FieldWords[] = [
  {
    name: "syncGroups",
    label: "Synchronize groups",
    help: "If the groups claim is returned, each group is matched: by a mapping row, else by an equal name in the workspaces below. Who has left a group at the provider leaves it here.",
    kind: "check",
  },
  { name: "claims.groups", label: "Groups claim", help: "What the provider calls the list of groups.", kind: "text" },
  {
    name: "syncRoles",
    label: "Synchronize roles",
    help: "Roles follow the mapping rows; roles made by hand are only ever raised.",
    kind: "check",
  },
  {
    name: "withoutMatch",
    label: "Without a matching row",
    help: "For people whom no row gives a role, where roles are synchronized.",
    kind: "select",
    options: [
      { value: "default", label: "They get the default role" },
      { value: "refuse", label: "They do not come in" },
    ],
  },
];

export const WORKSPACES_FIELD = {
  label: "Workspaces in which groups of equal name are matched",
  help: "None: only mapping rows match.",
} as const;

export const SECRET_STORED = "There is one. Leave this empty to keep it.";
