/** A slash, backslash or control character behind the first slash, encoded: whoever decodes it once more reads a host. */
const ENCODED_HOST = /^\/+%(?:[01][0-9a-f]|20|2f|5c|7f)/i;

/** Only a path of this site: a foreign `next` would make the sign-in page lead anywhere. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/")) return "/";
  const base = "http://localhost";
  try {
    const url = new URL(next, base);
    // "/.//host" resolves to the path "//host", which a browser reads as another host.
    if (url.origin !== base || url.pathname.startsWith("//") || ENCODED_HOST.test(url.pathname)) return "/";
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return "/";
  }
}
