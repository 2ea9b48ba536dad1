import { SAML, ValidateInResponseTo, type CacheProvider, type SamlConfig } from "@node-saml/node-saml";
import type { Remembered, SamlConnection } from "../provider";
import {
  assertionConsumerUrl,
  CLOCK_SKEW_MILLISECONDS,
  LONGEST_ASSERTION_MILLISECONDS,
  ownEntityId,
} from "./service-provider";

const POST_BINDING = "HTTP-POST";

/** The requests that are pending, as the library asks for them: the one that this answer was held against, or none. */
function pending(requestId: string | undefined): CacheProvider {
  const now = new Date().toISOString();
  return {
    saveAsync: (_key, value) => Promise.resolve({ value, createdAt: Date.now() }),
    getAsync: (key) => Promise.resolve(key === requestId ? now : null),
    removeAsync: (key) => Promise.resolve(key),
  };
}

interface Choice {
  /** PEM, the one by which signatures are verified. */
  certificate: string;
  /** Set while an answer is verified; null where the provider began by itself. */
  remembered?: Remembered | null;
  responseSigned?: boolean;
  assertionSigned?: boolean;
  /** The provider is to ask who it is, although it knows the browser. */
  again?: boolean;
}

/** The library's settings; each default that differs is weaker or refused by providers. */
function settingsOf({ id, settings, privateKey }: SamlConnection, choice: Choice): SamlConfig {
  const requestId = choice.remembered?.requestId;
  const { ssoUrl, sloUrl, publicKey, signRequests } = settings;
  return {
    issuer: ownEntityId(id),
    audience: ownEntityId(id),
    callbackUrl: assertionConsumerUrl(id),
    idpCert: choice.certificate,
    ...(settings.entityId !== undefined && { idpIssuer: settings.entityId }),
    ...(ssoUrl !== undefined && { entryPoint: ssoUrl }),
    ...(sloUrl !== undefined && { logoutUrl: sloUrl }),
    wantAssertionsSigned: choice.assertionSigned ?? true,
    wantAuthnResponseSigned: choice.responseSigned ?? false,
    validateInResponseTo: requestId === undefined ? ValidateInResponseTo.never : ValidateInResponseTo.always,
    cacheProvider: pending(requestId),
    requestIdExpirationPeriodMs: 600_000,
    acceptedClockSkewMs: CLOCK_SKEW_MILLISECONDS,
    maxAssertionAgeMs: LONGEST_ASSERTION_MILLISECONDS,
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    disableRequestedAuthnContext: true,
    identifierFormat: null,
    forceAuthn: choice.again ?? false,
    ...(settings.ssoBinding === "post" && { skipRequestCompression: true, authnRequestBinding: POST_BINDING }),
    ...(signRequests && privateKey !== null && { privateKey }),
    ...(signRequests && publicKey !== undefined && { publicCert: publicKey }),
  };
}

/** The library, which also keeps the bytes that it verified, and the request's id that it made. */
export class Library extends SAML {
  /** The assertion as it was signed; null as long as no signature was found to be true. */
  verified: string | null = null;
  requestId: string | undefined;

  constructor(connection: SamlConnection, choice: Choice) {
    super(settingsOf(connection, choice));
    const make = this.options.generateUniqueId;
    this.options.generateUniqueId = () => (this.requestId = make());
  }

  protected override async processValidlySignedAssertionAsync(
    this: Library,
    xml: string,
    response: string,
    inResponseTo: string | null,
  ): ReturnType<SAML["processValidlySignedAssertionAsync"]> {
    this.verified = xml;
    return super.processValidlySignedAssertionAsync(xml, response, inResponseTo);
  }
}
