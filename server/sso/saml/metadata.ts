import "server-only";
import { X509Certificate } from "node:crypto";
import { AppError } from "../../errors";
import type { Reason } from "../../reasons";
import type { SamlSettings } from "../../identity-providers/schema/connection";
import { faultIn } from "./well-formed";
import { attribute, children, is, named, only, parseXml, SAML_METADATA, textOf, XML_SIGNATURE } from "./xml";

/** What a connection takes over from its provider's metadata. */
interface ProviderMetadata {
  entityId: string;
  ssoUrl: string;
  ssoBinding: SamlSettings["ssoBinding"];
  sloUrl?: string;
  /** PEM. */
  certificates: string[];
}

/** One provider's own, with a dozen certificates, is a tenth of it; a federation's list is not read. */
const LONGEST_METADATA = 500_000;
const MOST_CERTIFICATES = 10;
const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

function refuse(reason: Reason, detail: string): AppError {
  return new AppError("INVALID", reason, "metadata", { detail });
}

/**
 * Reads the metadata of one identity provider, from a file or from its address.
 * @throws INVALID where it is none, or holds several
 */
export function readMetadata(xml: string): ProviderMetadata {
  const text = xml.replace(/^\uFEFF/, "").trim();
  const fault = faultIn(text, { length: LONGEST_METADATA, comments: true });
  if (fault?.reason === "saml_doctype" || fault?.reason === "saml_too_large") throw refuse(fault.reason, fault.detail);
  const root = fault === null ? parseXml(text) : null;
  if (root === null) throw refuse("saml_metadata", fault?.detail ?? "it is not XML");
  const descriptors = is(root, SAML_METADATA, "EntitiesDescriptor")
    ? named(root, SAML_METADATA, "EntityDescriptor").filter(
        (one) => named(one, SAML_METADATA, "IDPSSODescriptor").length > 0,
      )
    : [root];
  const [entity, ...more] = descriptors;
  if (entity === undefined || more.length > 0 || !is(entity, SAML_METADATA, "EntityDescriptor")) {
    throw refuse("saml_metadata", "expected the EntityDescriptor of one identity provider");
  }
  return readEntity(entity);
}

function readEntity(entity: Element): ProviderMetadata {
  const provider = only(entity, SAML_METADATA, "IDPSSODescriptor");
  if (provider === null) throw refuse("saml_metadata", "it describes no identity provider (IDPSSODescriptor)");
  const entityId = attribute(entity, "entityID");
  if (entityId === null || entityId.trim() === "") throw refuse("saml_metadata", "the entityID is missing");
  const redirect = locationOf(provider, "SingleSignOnService", REDIRECT);
  const post = locationOf(provider, "SingleSignOnService", POST);
  const ssoUrl = redirect ?? post;
  if (ssoUrl === null) throw refuse("saml_metadata", "it has no SingleSignOnService by redirect or POST");
  const certificates = certificatesOf(provider);
  if (certificates.length === 0) throw refuse("saml_metadata", "it has no certificate for signing");
  const sloUrl = locationOf(provider, "SingleLogoutService", REDIRECT);
  const ssoBinding = redirect === null ? "post" : "redirect";
  return { entityId, ssoUrl, ssoBinding, ...(sloUrl !== null && { sloUrl }), certificates };
}

function locationOf(provider: Element, service: string, binding: string): string | null {
  const found = named(provider, SAML_METADATA, service).find((one) => attribute(one, "Binding") === binding);
  const location = attribute(found ?? null, "Location");
  return location !== null && /^https?:/.test(location) && URL.canParse(location) ? location : null;
}

/** Those by which the provider signs; without `use` a key is for both. */
function certificatesOf(provider: Element): string[] {
  const texts = named(provider, SAML_METADATA, "KeyDescriptor")
    .filter((key) => attribute(key, "use") !== "encryption")
    .flatMap((key) => named(key, XML_SIGNATURE, "KeyInfo"))
    .flatMap((info) => named(info, XML_SIGNATURE, "X509Data"))
    .flatMap((data) => children(data).filter((one) => is(one, XML_SIGNATURE, "X509Certificate")))
    .map((certificate) => textOf(certificate)?.replace(/\s+/g, "") ?? "");
  const distinct = [...new Set(texts)];
  if (distinct.length > MOST_CERTIFICATES) throw refuse("saml_metadata", `more than ${MOST_CERTIFICATES} certificates`);
  return distinct.map(toPem);
}

function toPem(base64: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, "base64")).toString();
  } catch {
    throw refuse("saml_metadata", "a certificate that cannot be read");
  }
}
