import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import samlp from "samlp";
import { keyPair } from "./connections";
import { bareCertificate, encodeXml, type SigningKey } from "./saml-forger";

interface SamlUser {
  nameId: string;
  nameIdFormat?: string;
  attributes: Record<string, string | string[]>;
}

/** A SAML identity provider in this process, on 127.0.0.1: whoever comes is signed in as its user. */
export interface SamlProvider {
  entityId: string;
  ssoUrl: string;
  key: SigningKey;
  metadata: string;
  user: SamlUser;
  /** Set: requests must be signed by it (PEM). */
  requestCertificate: string | undefined;
  /** What a request by redirect or POST is answered with: fields and the address of the form. */
  answer: (
    request: SamlRequestFields,
  ) => Promise<{ url: string; fields: { SAMLResponse: string; RelayState: string } }>;
  close: () => Promise<void>;
}

interface SamlRequestFields {
  method: "GET" | "POST";
  fields: Record<string, string>;
}

const PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

const MEMBER: SamlUser = {
  nameId: "member-0001",
  attributes: { mail: "member-0001@example.com", displayName: "Member One", groups: ["engineering", "employees"] },
};

function metadataOf(entityId: string, ssoUrl: string, { certificate }: SigningKey): string {
  const service = (binding: string) =>
    `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${ssoUrl}"/>`;
  return `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
      ${bareCertificate(certificate)}
    </X509Certificate></X509Data></KeyInfo></KeyDescriptor>
    ${service("HTTP-POST")}${service("HTTP-Redirect")}
  </IDPSSODescriptor>
</EntityDescriptor>`;
}

function parse({ method, fields }: SamlRequestFields, certificate: string | undefined) {
  const request = { method, query: method === "GET" ? fields : {}, body: method === "POST" ? fields : {} };
  const options = {
    ...(certificate !== undefined && { signingCert: certificate }),
    ...(fields.RelayState !== undefined && { relayState: fields.RelayState }),
  };
  return new Promise<{ id: string; issuer: string; acs: string }>((resolve, reject) => {
    samlp.parseRequest(request, options, (error, parsed) => {
      const { id, issuer, assertionConsumerServiceURL: acs } = parsed ?? {};
      if (error !== null) reject(error);
      else if (id === undefined || issuer === undefined || acs === undefined) reject(new Error("no request"));
      else resolve({ id, issuer, acs });
    });
  });
}

function respond(provider: SamlProvider, to: { id: string; issuer: string; acs: string }): Promise<string> {
  const { user, key, entityId } = provider;
  const options = {
    issuer: entityId,
    cert: key.certificate,
    key: key.privateKey,
    audience: to.issuer,
    recipient: to.acs,
    destination: to.acs,
    inResponseTo: to.id,
    lifetimeInSeconds: 300,
    sessionIndex: "_s1",
    signatureAlgorithm: "rsa-sha256",
    digestAlgorithm: "sha256",
    profileMapper: () => ({
      getClaims: () => user.attributes,
      getNameIdentifier: () => ({
        nameIdentifier: user.nameId,
        nameIdentifierFormat: user.nameIdFormat ?? PERSISTENT,
      }),
    }),
  };
  return new Promise((resolve, reject) => {
    samlp.getSamlResponse(options, user, (error, xml) => {
      if (error !== null || xml === undefined) reject(error ?? new Error("no response"));
      else resolve(xml);
    });
  });
}

async function serve(provider: SamlProvider, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  if (url.pathname === "/metadata") {
    response.setHeader("content-type", "application/samlmetadata+xml").end(provider.metadata);
    return;
  }
  const method = incoming.method === "POST" ? "POST" : "GET";
  const fields = Object.fromEntries(method === "POST" ? new URLSearchParams(await text(incoming)) : url.searchParams);
  const answer = await provider.answer({ method, fields });
  const inputs = Object.entries(answer.fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join("");
  response
    .setHeader("content-type", "text/html")
    .end(
      `<!doctype html><title>Identity provider</title><form method="post" action="${answer.url}">${inputs}<button>Continue</button></form><script>document.forms[0].submit()</script>`,
    );
}

export async function samlProvider(user: SamlUser = MEMBER): Promise<SamlProvider> {
  const key = await keyPair();
  const server = createServer((incoming, response) => {
    serve(provider, incoming, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [entityId, ssoUrl] = [`${origin}/metadata`, `${origin}/sso`];
  const provider: SamlProvider = {
    entityId,
    ssoUrl,
    key,
    metadata: metadataOf(entityId, ssoUrl, key),
    user: { ...user, attributes: { ...user.attributes } },
    requestCertificate: undefined,
    answer: async (request) => {
      const to = await parse(request, provider.requestCertificate);
      const SAMLResponse = encodeXml(await respond(provider, to));
      return { url: to.acs, fields: { SAMLResponse, RelayState: request.fields.RelayState ?? "" } };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
