import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

interface Client {
  id: string;
  secret: string;
  redirectUri: string;
}

export interface RealProvider {
  issuer: string;
  /** Signs somebody in by the provider's own forms; where the browser is led in the end. */
  signIn: (address: string, login: string) => Promise<URL>;
  stop: () => Promise<void>;
}

/** Anybody is who they say; their address is theirs and verified. */
function findAccount(_: unknown, sub: string) {
  const email = `${sub}@example.com`;
  return { accountId: sub, claims: () => ({ sub, email, email_verified: true, name: sub, groups: ["ml", "ops"] }) };
}

async function configurationFor(client: Client): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "one", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key of this test"] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: ["http://localhost:3000/sign-in"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    features: { revocation: { enabled: true } },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    findAccount,
  };
}

/** A browser at the provider's forms, which are for trying things out: each has its fields in plain HTML. */
async function walk(address: string, login: string, own: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(address);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = form === undefined ? {} : { method: "POST", body: form };
    const answer = await fetch(at, { redirect: "manual", headers: { cookie }, ...sent });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    form = undefined;
    const location = answer.headers.get("location");
    if (location !== null) {
      at = new URL(location, at);
      if (at.origin !== own) return at;
      continue;
    }
    const html = await answer.text();
    const prompt = /name="prompt" value="([a-z]+)"/.exec(html)?.[1];
    if (prompt === undefined) throw new Error(`the provider shows no form: ${html.slice(0, 300)}`);
    at = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? "", at);
    form = new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt });
  }
  throw new Error("the provider leads nowhere");
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The provider of OpenID Connect that others use, in this process. */
export async function startRealProvider(client: Client): Promise<RealProvider> {
  const server = createServer();
  const issuer = await listen(server);
  const provider = new Provider(issuer, await configurationFor(client));
  server.on("request", provider.callback());
  return {
    issuer,
    signIn: (address, login) => walk(address, login, issuer),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
