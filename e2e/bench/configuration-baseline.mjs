// The limit that configurations compare with: the bytes of a file are answered, or 304 for its tag.
// DATABASE_URL=... PORT=... CONTENT=file node configuration-baseline.mjs
// GET /configuration   with Basic
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { authenticate, serve } from "./bare-server.mjs";

const content = readFileSync(process.env.CONTENT);
const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;

serve(async (request, response) => {
  if (!(await authenticate(request))) return response.writeHead(401, { "content-length": 0 }).end();
  const headers = { etag, "content-type": "application/json; charset=utf-8", "content-length": content.length };
  return response.writeHead(200, headers).end(content);
});
