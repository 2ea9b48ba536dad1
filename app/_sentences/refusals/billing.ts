import type { Reason } from "@/server/reasons";

/** Refusals of plans, billing details and invoices. */
export const BILLING_MESSAGES = {
  billing_details_missing: "Fill in who is billed first: name, address, city, country and an address for invoices.",
  currency_in_use: "Somebody has agreed to prices in this currency already, so it stays.",
  default_plan: "Whoever chooses no plan is on this one, so it can charge nothing and has to stay.",
  plan_changed: "The plan or the terms were changed meanwhile. Read them again and decide anew.",
  plan_fixed: "This plan has no limits and charges nothing, and stays like that.",
} as const satisfies Partial<Record<Reason, string>>;
