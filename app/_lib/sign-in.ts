type SignInResult = { ok: true } | { ok: false; reason: string };

/** What goes wrong on the way, before the server could say why. */
const UNREACHABLE = "database_unavailable";

async function csrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error("no csrf token");
  const body: unknown = await answer.json();
  if (typeof body === "object" && body !== null && "csrfToken" in body && typeof body.csrfToken === "string") {
    return body.csrfToken;
  }
  throw new Error("no csrf token");
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const token = await csrfToken();
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken: token, json: "true", callbackUrl: window.location.origin }),
  });
  return answer.json();
}

/** NextAuth answers an address; a refusal is its `error` parameter. */
function refusalIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("url" in body) || typeof body.url !== "string") return "internal";
  return new URL(body.url, window.location.origin).searchParams.get("error");
}

/** Signs in without loading a page, so that the form keeps what was typed when it is refused. */
export async function signIn(provider: string, fields: Readonly<Record<string, string>>): Promise<SignInResult> {
  try {
    const reason = refusalIn(await post(`/api/auth/callback/${encodeURIComponent(provider)}`, fields));
    return reason === null ? { ok: true } : { ok: false, reason };
  } catch {
    return { ok: false, reason: UNREACHABLE };
  }
}

/** The way by which the identity provider's session ends too, where one was there. */
function leavingIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("url" in body) || typeof body.url !== "string") return null;
  const { pathname, search } = new URL(body.url, window.location.origin);
  return pathname.startsWith("/sso/") ? `${pathname}${search}` : null;
}

/** Ends the session and loads the page anew, so that nothing of the signed-in person stays in memory. */
export async function signOut(next = "/sign-in"): Promise<void> {
  let leaving: string | null = null;
  try {
    leaving = leavingIn(await post("/api/auth/signout", {}));
  } finally {
    window.location.assign(leaving ?? next);
  }
}

/** Signs in whoever has just chosen their password, and leads on; by the sign-in page where that does not work. */
export async function enter(email: string, password: string, next: string): Promise<void> {
  const { ok } = await signIn("password", { email, password });
  window.location.assign(ok ? next : `/sign-in?next=${encodeURIComponent(next)}`);
}
