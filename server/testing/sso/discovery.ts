import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

async function listen(): Promise<string> {
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host ?? ""}`;
    response.setHeader("content-type", "application/json");
    if (request.url !== "/.well-known/openid-configuration") {
      response.writeHead(404).end("{}");
      return;
    }
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/logout`,
      id_token_signing_alg_values_supported: ["ES256"],
      token_endpoint_auth_methods_supported: ["client_secret_post"],
      something_new: { of: "a provider" },
    };
    response.end(JSON.stringify(document));
  });
  // It ends with the process, which does not wait for it.
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done).unref());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let address: Promise<string> | undefined;

/** The issuer of a provider that says of itself where its endpoints are, and does nothing else; one for each process. */
export function discoverable(): Promise<string> {
  address ??= listen();
  return address;
}
