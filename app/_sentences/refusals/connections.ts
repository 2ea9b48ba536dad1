import type { Reason } from "@/server/reasons";

type ConnectionReason = Extract<
  Reason,
  | "sso_certificate"
  | "sso_certificate_expired"
  | "sso_key_pair"
  | "sso_last_way"
  | "sso_other_protocol"
  | "sso_private_key"
  | "sso_secret_again"
  | "sso_too_many_certificates"
  | "sso_too_many_connections"
>;

/** Why a change of a connection to an identity provider was refused. */
export const CONNECTION_MESSAGES: Record<ConnectionReason, string> = {
  sso_certificate:
    "This is no certificate that can prove anything: give one as PEM, with an RSA key of 2,048 bits or more, or an EC key.",
  sso_certificate_expired: "This certificate has ended, so it would prove nothing. Copy the provider's present one.",
  sso_key_pair:
    "The private key and the certificate do not belong together. Paste both from one pair, or generate one.",
  sso_last_way:
    "The organization lets people in by single sign-on alone, and this is its last connection. Switch that off first.",
  sso_other_protocol: "This belongs to connections by SAML alone.",
  sso_private_key: "This is no private key that signs requests: give one as PEM, without a passphrase.",
  sso_secret_again:
    "The endpoints are of another host now. Enter the client secret again, so that it goes where you mean it to go.",
  sso_too_many_certificates: "A connection has at most four certificates at once. Retire one first.",
  sso_too_many_connections: "An organization has at most 50 connections. Delete one first.",
};
