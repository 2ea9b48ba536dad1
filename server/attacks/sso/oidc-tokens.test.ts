import { createHmac } from "node:crypto";
import { exportSPKI, generateKeyPair, importJWK, type CryptoKey } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import type { OidcSettings } from "@/server/identity-providers/schema/connection";
import { oidcProtocol } from "@/server/sso/oidc/protocol";
import type { ProviderAnswer } from "@/server/sso/provider";
import { OidcPeer, PEER_SECRET, type Told } from "@/server/testing/sso/oidc-peer";
import { systemRequest } from "@/server/testing/requests";

let peer: OidcPeer;
let attacker: CryptoKey;

beforeAll(async () => {
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
  peer = await OidcPeer.start();
  attacker = (await generateKeyPair("RS256")).privateKey;
});

afterEach(() => {
  peer.intercept = undefined;
});

afterAll(() => peer.stop());

type Claims = Record<string, unknown>;

const VICTIM = { sub: "victim", email: "member-0001@example.com", email_verified: true };

async function signIn(told: Told, settings: Partial<OidcSettings> = {}): Promise<ProviderAnswer> {
  const connection = peer.connection(settings);
  const { destination, remembered } = await oidcProtocol.begin(connection, "state");
  if (destination.kind !== "redirect") throw new Error("no redirect");
  const parameters = await peer.allow(destination.url, { claims: VICTIM, ...told });
  return oidcProtocol.answer(systemRequest("sign-in"), connection, remembered, parameters);
}

/** The reason of the refusal; "in" where there was none. */
async function outcome(told: Told, settings: Partial<OidcSettings> = {}): Promise<string> {
  const answer = await signIn(told, settings);
  if (answer.outcome.ok) return "in";
  expect(answer.claims).toBeNull();
  expect(answer.checks.filter(({ result }) => result === "failed")).toHaveLength(1);
  return answer.outcome.reason;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function unsigned(claims: Claims, alg = "none"): string {
  return `${part({ alg })}.${part(claims)}.`;
}

function keyed(claims: Claims, secret: string): string {
  const head = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}

describe("a token that the provider did not make", () => {
  test("comes in where all is right, so that what follows is refused for its own sake", async () => {
    expect(await outcome({})).toBe("in");
  });

  test("altered on its way is refused", async () => {
    const altered = async (claims: Claims) => {
      const [head, , signature] = (await peer.sign({ ...claims, sub: "attacker" })).split(".");
      return `${head ?? ""}.${part(claims)}.${signature ?? ""}`;
    };
    expect(await outcome({ token: altered })).toBe("oidc_signature");
  });

  test("signed by another key is refused, under the provider's key id, another one or none", async () => {
    for (const header of [{}, { kid: "unknown" }, { kid: undefined }]) {
      const token = (claims: Claims) => peer.sign(claims, JSON.parse(JSON.stringify(header)) as Claims, attacker);
      expect(await outcome({ token }), JSON.stringify(header)).toBe("oidc_signature");
    }
  });

  test("brings its own key or names where that is; nobody asks there", async () => {
    const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = JSON.parse(JSON.stringify(await crypto.subtle.exportKey("jwk", publicKey))) as JsonWebKey & {
      kty: string;
    };
    const asked = peer.asked.length;
    for (const header of [{ jku: `${peer.issuer}/attacker/jwks` }, { jwk }, { x5u: `${peer.issuer}/attacker/x5u` }]) {
      const token = (claims: Claims) => peer.sign(claims, { kid: "own", ...header }, privateKey);
      expect(await outcome({ token })).toBe("oidc_signature");
    }
    expect(peer.asked.slice(asked).filter(({ path }) => path.startsWith("/attacker"))).toEqual([]);
  });

  test("of the algorithm none is refused, however it is written", async () => {
    for (const alg of ["none", "None", "NONE", ""]) {
      expect(await outcome({ token: (claims) => unsigned(claims, alg) }), alg).toBe("oidc_algorithm");
    }
  });

  test("keyed by what is no secret, the public key, or by the client's is refused", async () => {
    const key = await importJWK(peer.publicJwk, "RS256", { extractable: true });
    if (key instanceof Uint8Array) throw new Error("no public key");
    for (const secret of [await exportSPKI(key), JSON.stringify(peer.publicJwk), PEER_SECRET]) {
      expect(await outcome({ token: (claims) => keyed(claims, secret) })).toBe("oidc_algorithm");
    }
  });

  test("signed by another algorithm than the connection names is refused", async () => {
    expect(await outcome({}, { signingAlgorithm: "ES256" })).toBe("oidc_algorithm");
    expect(await outcome({}, { signingAlgorithm: "PS256" })).toBe("oidc_algorithm");
  });

  test("is not believed either while the provider's keys cannot be fetched", async () => {
    peer.intercept = (request, response) => {
      if (request.url !== "/jwks") return false;
      response.writeHead(503).end();
      return true;
    };
    expect(await outcome({})).not.toBe("in");
  });
});

describe("a token that was made for something else", () => {
  const hour = 3_600;
  const now = (): number => Math.floor(Date.now() / 1_000);

  test.each<[string, Claims, string]>([
    ["of another issuer", { iss: "https://other.example.com" }, "oidc_issuer"],
    ["for another application", { aud: "other" }, "oidc_audience"],
    ["for several applications that names no holder", { aud: ["tenantry", "other"] }, "oidc_audience"],
    ["that another application holds", { aud: ["tenantry", "other"], azp: "other" }, "oidc_audience"],
    ["of another sign-in", { nonce: "other" }, "oidc_nonce"],
    ["of no sign-in", { nonce: undefined }, "oidc_nonce"],
    ["without an end", { exp: undefined }, "oidc_expired"],
    ["that has ended", { iat: now() - hour, exp: now() - 120 }, "oidc_expired"],
    ["from the future", { iat: now() + 600, exp: now() + hour }, "oidc_expired"],
    ["that does not count yet", { nbf: now() + 600 }, "oidc_expired"],
    ["without a beginning", { iat: undefined }, "oidc_expired"],
    ["about nobody", { sub: undefined }, "sso_subject_missing"],
  ])("is refused %s", async (_, claims, reason) => {
    expect(await outcome({ claims: { ...VICTIM, ...claims } })).toBe(reason);
  });

  test("is refused with a clock that is ten minutes off, and nothing weaker is tried", async () => {
    const late = { iat: now() - 600 - 300, exp: now() - 600 };
    expect(await outcome({ claims: { ...VICTIM, ...late } })).toBe("oidc_expired");
    expect(await outcome({ claims: { ...VICTIM, iat: now() + 600, exp: now() + 900 } })).toBe("oidc_expired");
  });
});

describe("user information", () => {
  test("about somebody else than the token is refused", async () => {
    expect(await outcome({ userInfo: { ...VICTIM, sub: "somebody-else" } })).toBe("oidc_userinfo");
  });

  test("with another address than the token's is refused", async () => {
    const claims = { sub: "attacker", email: "attacker@example.com", email_verified: true };
    expect(await outcome({ claims, userInfo: { ...claims, email: VICTIM.email } })).toBe("oidc_email_differs");
  });

  test("cannot call verified what the token does not", async () => {
    const claims = { ...VICTIM, email_verified: false };
    const answer = await signIn({ claims, userInfo: { ...VICTIM, email_verified: true } });
    expect(answer.outcome).toMatchObject({ ok: true, identity: { emailVerified: false } });
  });

  test("calls the address verified that it is about, not the one of another claim", async () => {
    const claims = { sub: "attacker", email: "attacker@example.com", email_verified: true, upn: VICTIM.email };
    const names = { ...peer.settings().claims, email: "upn" };
    const answer = await signIn({ claims }, { claims: names });
    expect(answer.outcome).toMatchObject({ ok: true, identity: { email: VICTIM.email, emailVerified: null } });
  });
});

describe("a provider that is down", () => {
  test.each(["/token", "/userinfo"])("lets nobody in, and says so (%s)", async (path) => {
    peer.intercept = (request) => {
      if (request.url === path) request.socket.destroy();
      return request.url === path;
    };
    expect(await outcome({})).toBe(path === "/token" ? "outbound_unreachable" : "oidc_userinfo");
  });
});
