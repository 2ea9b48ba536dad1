import "server-only";

import { caller } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";

/** What an invitation's token stands for, or why that is not told. */
export async function openInvitation(token: string) {
  try {
    return await (await caller()).invitations.open({ token });
  } catch (error) {
    const { reason } = domainError(error).error;
    if (reason === "not_found" || reason === "invalid_value") return "unknown" as const;
    if (reason === "rate_limited") return "limited" as const;
    throw error;
  }
}
