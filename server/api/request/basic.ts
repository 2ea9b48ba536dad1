/** Access key and secret key of `Authorization: Basic` (RFC 7617). */
export function basicPair(authorization: string): readonly [string, string] | null {
  if (!/^basic /i.test(authorization)) return null;
  const text = Buffer.from(authorization.slice(6).trim(), "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? ["", ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** The token of `Authorization: Bearer` (RFC 6750). */
export function bearerToken(authorization: string): string | null {
  return /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1] ?? null;
}
