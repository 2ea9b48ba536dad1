import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope, InvitationScope } from "../access/scope";
import { doorScope, refuseWrongToken } from "../invitations/door";
import { findLinkByToken, type FoundLink } from "./find-link";

/** The scope of a signed-in person who holds the link. Whether it takes them is the command's question. */
export async function linkScope(
  account: AccountScope,
  token: string,
): Promise<{ scope: InvitationScope; found: FoundLink }> {
  const system = systemScope("one-time-link", account.request);
  const found = (await findLinkByToken(system, token)) ?? (await refuseWrongToken(system));
  return { scope: doorScope(account, "invitation-link.accept", found.workspace, false), found };
}
