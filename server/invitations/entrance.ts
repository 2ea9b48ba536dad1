import "server-only";
import type { SystemScope } from "../access/scope";
import { entranceByLink } from "../invitation-links/find-link";
import { findInvitation } from "./find-invitation";
import { statusOf } from "./queries/columns";

/** What lets somebody sign up while sign-up is closed, and what it proves. */
interface Entrance {
  id: string;
  via: "mail" | "link";
  admits: (emailKey: string) => boolean;
}

async function entranceByInvitation(scope: SystemScope, token: string): Promise<Entrance | null> {
  const found = await findInvitation(scope, null, token);
  if (found === null || statusOf(found) !== "pending") return null;
  return { id: found.id, via: found.via === "mail" ? "mail" : "link", admits: (key) => key === found.emailKey };
}

/** By a token: an invitation to one address, or a link that takes it; null where it lets nobody in any more. */
export async function entranceBy(scope: SystemScope, token: string): Promise<Entrance | null> {
  return (await entranceByInvitation(scope, token)) ?? (await entranceByLink(scope, token));
}
