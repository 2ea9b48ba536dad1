/** Only a path of this site: a foreign `next` would make the sign-in page lead anywhere. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/")) return "/";
  const base = "http://localhost";
  try {
    const url = new URL(next, base);
    // "/.//host" resolves to the path "//host", which a browser reads as another host.
    if (url.origin !== base || url.pathname.startsWith("//")) return "/";
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return "/";
  }
}
