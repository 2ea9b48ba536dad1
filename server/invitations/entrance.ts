import "server-only";
import type { SystemScope } from "../access/scope";
import { entranceByLink } from "../invitation-links/find-by-token";
import { invitedBy, type Entrance } from "./find-by-token";

/** What lets somebody sign up while sign-up is closed: an invitation to their address, or a link that takes it. */
export async function entranceBy(scope: SystemScope, token: string): Promise<Entrance | null> {
  return (await invitedBy(scope, token)) ?? (await entranceByLink(scope, token));
}
