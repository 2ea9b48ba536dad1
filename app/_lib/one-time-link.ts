import "server-only";

import { caller } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";

type Purpose = "set_up" | "verify_email" | "change_email" | "reset_password" | "reset_second_factor";

type OpenedLink = { state: "valid"; email: string } | { state: "dead" } | { state: "limited" };

/** Whether a link's token still works. Opening changes nothing. */
export async function openLink(purpose: Purpose, token: string): Promise<OpenedLink> {
  try {
    const { valid, email } = await (await caller()).accounts.openLink({ purpose, token });
    return valid ? { state: "valid", email: email ?? "" } : { state: "dead" };
  } catch (error) {
    const { reason } = domainError(error).error;
    if (reason === "rate_limited") return { state: "limited" };
    // A token that is too long to be one.
    if (reason === "invalid_value") return { state: "dead" };
    throw error;
  }
}
