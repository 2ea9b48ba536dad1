// What the bare servers share that benches compare with: node:http and pg alone on the product's own tables. A caller is
// looked up by access key and SHA-256 as the product does it.
import { createHash, timingSafeEqual } from "node:crypto";
import http from "node:http";
import pg from "pg";

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const CREDENTIAL = {
  name: "credential",
  text: `select "secretHash", "organizationId", "workspaceId", "userId" from "credentials"
    where "accessKey" = $1 and "revokedAt" is null and ("expiresAt" is null or "expiresAt" > now())`,
};

export function reply(response, status, body) {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

/** The access key with its row; undefined for whoever is unknown. */
export async function authenticate(request) {
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

/** Answers by one function on the port of the environment, and on /none without asking anybody. */
export function serve(answer) {
  http
    .createServer((request, response) => {
      if (request.url === "/none") return reply(response, 200, { ok: true });
      return answer(request, response).catch((error) => reply(response, 500, { error: String(error) }));
    })
    .listen(Number(process.env.PORT), "127.0.0.1");
}
