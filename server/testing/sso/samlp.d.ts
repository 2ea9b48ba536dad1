/** The parts of samlp that the test provider uses; the package has no types of its own. */
declare module "samlp" {
  interface SamlRequest {
    id?: string;
    issuer?: string;
    assertionConsumerServiceURL?: string;
  }

  export function parseRequest(
    request: { method: string; query: Record<string, string>; body: Record<string, string> },
    options: { signingCert?: string; relayState?: string },
    callback: (error: Error | null, request?: SamlRequest) => void,
  ): void;

  export interface ResponseOptions {
    issuer: string;
    cert: string;
    key: string;
    audience: string;
    recipient: string;
    destination: string;
    inResponseTo?: string;
    lifetimeInSeconds?: number;
    sessionIndex?: string;
    signResponse?: boolean;
    signatureAlgorithm: string;
    digestAlgorithm: string;
    profileMapper: (user: unknown) => {
      getClaims: () => Record<string, string | string[]>;
      getNameIdentifier: () => { nameIdentifier: string; nameIdentifierFormat: string };
    };
  }

  export function getSamlResponse(
    options: ResponseOptions,
    user: unknown,
    callback: (error: Error | null, xml?: string) => void,
  ): void;
}
