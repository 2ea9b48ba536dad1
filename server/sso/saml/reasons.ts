import type { Reason } from "../../reasons";

/**
 * What is no SAML response at all, or one that is built to deceive: nobody's sign-in went wrong, so it is answered 400.
 */
export const MALFORMED: readonly Reason[] = [
  "saml_comment",
  "saml_doctype",
  "saml_structure",
  "saml_too_large",
  "saml_unreadable",
];
