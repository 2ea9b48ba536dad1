// The limit that tokens compare with: a token of the same claims is signed by node:crypto with ES256 (RFC 7515).
// DATABASE_URL=... PORT=... node tokens-baseline.mjs
// POST /token   with Basic, whatever the body
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { authenticate, reply, serve } from "./bare-server.mjs";

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const LIFETIME_SECONDS = 300;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HEAD = encode({ alg: "ES256", typ: "at+jwt", kid: "bare" });

function tokenFor(key, { userId, organizationId }) {
  const iat = Math.floor(Date.now() / 1_000);
  const aud = "http://localhost:3000/api/v1";
  const claims = { iss: "http://localhost:3000", aud, sub: userId, client_id: key, iat, exp: iat + LIFETIME_SECONDS };
  const body = `${HEAD}.${encode({ ...claims, jti: randomUUID(), organization: organizationId })}`;
  const signature = sign("sha256", Buffer.from(body), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${body}.${signature.toString("base64url")}`;
}

serve(async (request, response) => {
  for await (const chunk of request) void chunk;
  const caller = await authenticate(request);
  if (!caller) return reply(response, 401, { error: "invalid_client" });
  const access_token = tokenFor(caller.key, caller.row);
  return reply(response, 200, { access_token, token_type: "Bearer", expires_in: LIFETIME_SECONDS });
});
