import "server-only";
import type { AuditDraft } from "../../../audit/audited";
import type { Reason } from "../../../reasons";
import type { InvitedItem } from "../../schema";
import type { Grants } from "../grants/resolve-grants";

/** One address to invite, and what it is to get. */
export interface Asked {
  email: string;
  key: string;
  grants: Grants;
}

/** What became of one address, with the audit row of it where something did. */
export interface Answered {
  item: InvitedItem;
  entry?: AuditDraft;
}

export function refusedItem(email: string, reason: Reason, field?: string): Answered {
  return { item: { email, status: "refused", reason, ...(field === undefined ? {} : { field }) } };
}

/** Whether it is known already what became of it. */
export function isAnswered(one: Asked | Answered): one is Answered {
  return "item" in one;
}
