// The limit that tokens compare with: node:http, pg and node:crypto alone on the product's own tables. A client is looked
// up by access key and SHA-256 as the product does it, then a token of the same claims is signed with ES256 (RFC 7515).
// DATABASE_URL=... PORT=... node tokens-baseline.mjs
// POST /token   with Basic, whatever the body
import { createHash, generateKeyPairSync, randomUUID, sign, timingSafeEqual } from "node:crypto";
import http from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

const CREDENTIAL = {
  name: "credential",
  text: `select "secretHash", "organizationId", "userId" from "credentials"
    where "accessKey" = $1 and "revokedAt" is null and ("expiresAt" is null or "expiresAt" > now())`,
};
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

function reply(response, status, body) {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

async function authenticate(request) {
  const [key, secret] = Buffer.from((request.headers.authorization ?? "").slice(6), "base64")
    .toString()
    .split(":");
  const { rows } = await pool.query({ ...CREDENTIAL, values: [key] });
  const hash = createHash("sha256")
    .update(secret ?? "")
    .digest("hex");
  const [row] = rows;
  return row && timingSafeEqual(Buffer.from(hash), Buffer.from(row.secretHash)) ? { key, row } : undefined;
}

async function answer(request, response) {
  if (request.url === "/none") return reply(response, 200, { ok: true });
  for await (const chunk of request) void chunk;
  const caller = await authenticate(request);
  if (!caller) return reply(response, 401, { error: "invalid_client" });
  const access_token = tokenFor(caller.key, caller.row);
  return reply(response, 200, { access_token, token_type: "Bearer", expires_in: LIFETIME_SECONDS });
}

http
  .createServer((request, response) => {
    answer(request, response).catch((error) => reply(response, 500, { error: String(error) }));
  })
  .listen(Number(process.env.PORT ?? 4103), "127.0.0.1");
