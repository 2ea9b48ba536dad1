// The limit that configurations compare with: node:http and pg alone on the product's own tables. A caller is looked up by
// access key and SHA-256 as the product does it, then the bytes of a file are answered, or 304 for its tag.
// DATABASE_URL=... PORT=... CONTENT=file node configuration-baseline.mjs
// GET /configuration   with Basic
import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const content = readFileSync(process.env.CONTENT);
const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;

const CREDENTIAL = {
  name: "credential",
  text: `select "secretHash" from "credentials"
    where "accessKey" = $1 and "revokedAt" is null and ("expiresAt" is null or "expiresAt" > now())`,
};

async function isKnown(request) {
  const [key, secret] = Buffer.from((request.headers.authorization ?? "").slice(6), "base64")
    .toString()
    .split(":");
  const { rows } = await pool.query({ ...CREDENTIAL, values: [key] });
  const hash = createHash("sha256")
    .update(secret ?? "")
    .digest("hex");
  const [row] = rows;
  return row !== undefined && timingSafeEqual(Buffer.from(hash), Buffer.from(row.secretHash));
}

async function answer(request, response) {
  if (request.url === "/none") return response.writeHead(200, { "content-length": 0 }).end();
  if (!(await isKnown(request))) return response.writeHead(401, { "content-length": 0 }).end();
  const headers = { etag, "content-type": "application/json; charset=utf-8", "content-length": content.length };
  return response.writeHead(200, headers).end(content);
}

http
  .createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  })
  .listen(Number(process.env.PORT ?? 4104), "127.0.0.1");
