import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from "jose";
import { oidcSettingsSchema, type OidcSettings } from "@/server/identity-providers/schema/connection";
import { newId } from "@/server/ids";
import type { OidcConnection } from "@/server/sso/provider";

type Claims = Record<string, unknown>;

/** What the peer tells of one person, and how it goes wrong where it should. */
export interface Told {
  claims?: Claims;
  /** What user information says beside `sub`; absent: the same claims. */
  userInfo?: Claims;
  /** Makes the ID token out of claims that are right; absent: signed as it should be. */
  token?: (claims: Claims) => string | Promise<string>;
  /** What the token endpoint answers beside the tokens. */
  tokens?: Claims;
}

interface Asked {
  path: string;
  form: URLSearchParams;
  authorization: string | undefined;
}

interface Grant {
  told: Told;
  idToken: string;
}

const KID = "first";
export const CLIENT_ID = "tenantry";
export const PEER_SECRET = "a client secret: with/signs+";

function now(): number {
  return Math.floor(Date.now() / 1_000);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** A provider of OpenID Connect on 127.0.0.1 that says whatever a test wants. */
export class OidcPeer {
  readonly asked: Asked[] = [];
  /** Answers in the peer's place where it is set and gives true. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  readonly #grants = new Map<string, Grant>();
  readonly #server = createServer((request, response) => {
    // Whoever goes away while asking gets no answer.
    this.#answer(request, response).catch(() => response.destroy());
  });

  private constructor(
    readonly privateKey: CryptoKey,
    readonly publicJwk: JWK,
  ) {}

  static async start(): Promise<OidcPeer> {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const peer = new OidcPeer(privateKey, { ...(await exportJWK(publicKey)), kid: KID, alg: "RS256", use: "sig" });
    await new Promise<void>((resolve) => peer.#server.listen(0, "127.0.0.1", resolve));
    return peer;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The fields of a connection to this peer. */
  settings(overrides: Partial<OidcSettings> = {}): OidcSettings {
    return oidcSettingsSchema.parse({
      issuer: this.issuer,
      clientId: CLIENT_ID,
      authorizationEndpoint: `${this.issuer}/authorize`,
      accessTokenEndpoint: `${this.issuer}/token`,
      userInfoEndpoint: `${this.issuer}/userinfo`,
      jwksUri: `${this.issuer}/jwks`,
      ...overrides,
    });
  }

  /** A connection that stands in no database, for what the protocol alone decides. */
  connection(overrides: Partial<OidcSettings> = {}): OidcConnection {
    return {
      id: newId("idp"),
      organizationId: newId("org"),
      provider: "custom",
      displayName: "Peer",
      active: true,
      createUsers: false,
      defaultRole: "viewer",
      syncGroups: false,
      syncRoles: false,
      withoutMatch: "default",
      protocol: "oidc",
      settings: this.settings(overrides),
      clientSecret: PEER_SECRET,
    };
  }

  async sign(
    claims: Claims,
    header: Partial<JWTHeaderParameters> = {},
    key: CryptoKey = this.privateKey,
  ): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: KID, ...header }).sign(key);
  }

  /** Lets somebody in who was led to `address`; the parameters with which their browser comes back. */
  async allow(address: string, told: Told = {}): Promise<Record<string, string>> {
    const query = new URL(address).searchParams;
    const claims: Claims = {
      iss: this.issuer,
      aud: CLIENT_ID,
      sub: "subject-1",
      iat: now(),
      exp: now() + 300,
      nonce: query.get("nonce") ?? "",
      ...told.claims,
    };
    const code = `code-${this.#grants.size + 1}`;
    this.#grants.set(code, { told, idToken: await (told.token ?? ((right) => this.sign(right)))(claims) });
    return { code, state: query.get("state") ?? "" };
  }

  #json(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const form = new URLSearchParams(await bodyOf(request));
    this.asked.push({ path, form, authorization: request.headers.authorization });
    if (this.intercept?.(request, response) === true) return;
    if (path === "/jwks") {
      this.#json(response, 200, { keys: [this.publicJwk] });
      return;
    }
    if (path === "/revoke") {
      this.#json(response, 200, {});
      return;
    }
    if (path === "/token") {
      this.#token(form.get("code") ?? "", response);
      return;
    }
    if (path === "/userinfo") {
      this.#userInfo(request.headers.authorization ?? "", response);
      return;
    }
    if (path === "/.well-known/openid-configuration") {
      this.#json(response, 200, this.metadata());
      return;
    }
    response.writeHead(404).end();
  }

  metadata(): Claims {
    const at = (path: string): string => `${this.issuer}/${path}`;
    return {
      issuer: this.issuer,
      authorization_endpoint: at("authorize"),
      token_endpoint: at("token"),
      userinfo_endpoint: at("userinfo"),
      jwks_uri: at("jwks"),
      revocation_endpoint: at("revoke"),
      id_token_signing_alg_values_supported: ["none", "HS256", "ES256", "RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      code_challenge_methods_supported: ["plain", "S256"],
    };
  }

  #token(code: string, response: ServerResponse): void {
    const grant = this.#grants.get(code);
    if (grant === undefined) {
      this.#json(response, 400, { error: "invalid_grant" });
      return;
    }
    const tokens = { access_token: code, token_type: "Bearer", expires_in: 60, id_token: grant.idToken };
    this.#json(response, 200, { ...tokens, ...grant.told.tokens });
  }

  #userInfo(authorization: string, response: ServerResponse): void {
    const grant = this.#grants.get(authorization.replace("Bearer ", ""));
    if (grant === undefined) {
      this.#json(response, 401, { error: "invalid_token" });
      return;
    }
    const { claims, userInfo = claims } = grant.told;
    this.#json(response, 200, { sub: claims?.sub ?? "subject-1", ...userInfo });
  }
}
