import type { Reason } from "@/server/reasons";

const AGAIN = "Begin the sign-in again; if that does not help, an owner can test the connection.";
const TEST = "An owner can test the connection to see what came.";

type SamlReason = Extract<Reason, `saml_${string}`>;

/** Why a SAML response, or a provider's metadata, was not taken. */
export const SAML_MESSAGES: Record<SamlReason, string> = {
  saml_algorithm:
    "The identity provider signs in a way that is not safe any more. Choose SHA-256 at the provider. Nobody was signed in.",
  saml_audience: `The identity provider's answer is meant for another application. ${TEST}`,
  saml_certificate:
    "The identity provider's certificate has expired. An owner can add the new one to the connection. Nobody was signed in.",
  saml_comment: "The identity provider's answer holds a comment, which none may. Nobody was signed in.",
  saml_destination: `The identity provider's answer was sent to another address. ${TEST}`,
  saml_doctype: "The document declares a type or entities, which none may. Nothing was read from it.",
  saml_encrypted:
    "The identity provider encrypts its assertions. Switch that off for this application at the provider; the way here is encrypted anyway.",
  saml_expired: `The identity provider's answer is too old, or one of the two clocks is wrong. ${AGAIN}`,
  saml_issuer: `The answer comes from another identity provider than the connection names. ${TEST}`,
  saml_metadata:
    "This is not the metadata of one identity provider. Download it there as XML, or fill in the fields yourself.",
  saml_not_yet_valid: `The identity provider's answer is from the future: one of the two clocks is wrong. ${AGAIN}`,
  saml_recipient: `The identity provider's assertion is for another address. ${TEST}`,
  saml_refused: `The identity provider's answer could not be verified. ${TEST}`,
  saml_replayed: "This answer of the identity provider was used before. Begin the sign-in again here.",
  saml_request: "This answer belongs to another sign-in, or to another browser. Begin the sign-in again here.",
  saml_session_over: "Your session at the identity provider has ended. Sign in there again.",
  saml_signature: `The signature of the identity provider's answer is wrong, or by a certificate that is not known here. ${TEST}`,
  saml_signature_scope: "What the identity provider signed is not what its answer says. Nobody was signed in.",
  saml_status: "The identity provider did not let you in. Try again, or ask whoever runs the provider.",
  saml_structure: "The identity provider's answer is built in a way that hides something. Nobody was signed in.",
  saml_subject: `The identity provider did not say who you are. ${TEST}`,
  saml_too_large: "The document is too large or too deep to be read.",
  saml_transient:
    "The identity provider calls you by another name each time. It must send a lasting NameID (persistent or e-mail).",
  saml_unreadable: `The identity provider's answer could not be read. ${AGAIN}`,
  saml_unsigned: `The identity provider's answer is not signed. ${TEST}`,
  saml_unsolicited: "This connection takes no sign-in that begins at the identity provider. Begin it here.",
};
