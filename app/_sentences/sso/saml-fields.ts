import { COPIED, DISPLAY_NAME, NEWCOMERS, OIDC_FIELDS, type FieldWords } from "./connection-fields";

export const SAML_FIELDS: readonly FieldWords[] = [
  DISPLAY_NAME,
  { name: "entityId", label: "Entity ID", help: `The provider's entity ID. ${COPIED}`, kind: "text" },
  { name: "ssoUrl", label: "Sign-in address", help: "Where sign-in requests go (SSO URL).", kind: "text" },
  {
    name: "ssoBinding",
    label: "Binding of requests",
    kind: "select",
    options: [
      { value: "redirect", label: "HTTP-Redirect" },
      { value: "post", label: "HTTP-POST" },
    ],
  },
  {
    name: "sloUrl",
    label: "Sign-out address",
    help: "Where sign-out requests go (SLO URL).",
    kind: "text",
    optional: true,
  },
  ...NEWCOMERS,
];

export const SAML_SECURITY: readonly FieldWords[] = [
  {
    name: "requireSignedAssertions",
    label: "Require signed assertions",
    help: "Each assertion has to be signed. Configure the provider to sign assertions. Where neither is required, one of the two has to be signed all the same.",
    kind: "check",
  },
  {
    name: "requireSignedResponses",
    label: "Require signed responses",
    help: "Each response as a whole has to be signed too.",
    kind: "check",
  },
  {
    name: "signRequests",
    label: "Sign client requests",
    help: "Requests to the provider are signed. It has to accept signed requests, and to know the public key below.",
    kind: "check",
  },
  {
    name: "publicKey",
    label: "Public key",
    help: "The certificate (PEM) of your own key pair, where you paste one.",
    kind: "pem",
    optional: true,
  },
  {
    name: "privateKey",
    label: "Private key",
    help: "The key (PEM, without a passphrase) that belongs to it.",
    kind: "pem",
    optional: true,
  },
  {
    name: "allowIdpInitiated",
    label: "Allow sign-in that begins at the provider",
    help: "Takes responses that nobody asked for here, such as from a portal. Off is safer.",
    kind: "check",
  },
];

const WORDS = [...OIDC_FIELDS, ...SAML_FIELDS, ...SAML_SECURITY];
const OTHERS: Readonly<Record<string, string>> = { certificates: "The provider's certificates" };

/** What a missing field is called. */
export function fieldLabel(name: string): string {
  return OTHERS[name] ?? WORDS.find((field) => field.name === name)?.label ?? name;
}
