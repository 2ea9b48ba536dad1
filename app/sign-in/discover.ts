import { urls } from "@/app/_lib/urls";
import type { EntranceView } from "@/server/sign-in/schema";

function entranceIn(body: unknown): EntranceView | null {
  if (typeof body !== "object" || body === null || !("entrance" in body)) return null;
  // The answer of our own server, whose shape is the view's.
  return body.entrance as EntranceView | null;
}

/**
 * Which connection an address leads to. In a body, so that the address stands in no list of requests; and null where
 * nobody answers, since the password is a way of its own.
 */
export async function discover(email: string): Promise<EntranceView | null> {
  try {
    const answer = await fetch("/api/v1/sign-in/check", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email }),
    });
    return answer.ok ? entranceIn(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** The one connection to which an address leads at once; null where there is something to read or to choose. */
export function onlyWay({ connections, message }: EntranceView, next: string): string | null {
  const [first, ...others] = connections;
  return first === undefined || others.length > 0 || message !== "" ? null : urls.sso(first.id, next);
}
