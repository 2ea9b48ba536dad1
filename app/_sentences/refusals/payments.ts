import type { Reason } from "@/server/reasons";

/** Refusals of payments, budgets and plans. */
export const PAYMENT_MESSAGES = {
  budget_reached:
    "A budget with a hard stop is reached, so nothing new is taken until the next month or a larger budget.",
  card_unfinished: "No card was given on the payment provider's page. Begin once more.",
  cards_off: "No cards are taken here: the operator set up no payment provider. Pay by transfer.",
  in_future: "This day is still to come.",
  invoice_paid: "This invoice is paid already.",
  payment_method_missing: "There is no card to pay by. Give one and make it the default.",
  payment_pending: "A payment of this invoice is under way. Wait until it has arrived or failed.",
  payment_provider: "The payment provider does not answer. Nothing was charged; try again in a few minutes.",
  payment_too_large: "That is more than is left to pay.",
  plan_limit: "The plan allows no more. Owners and billing managers choose a larger one under Usage & billing.",
  refund_too_large: "That is more than arrived by transfer and was not given back yet.",
  webhook_signature: "The notice was not signed as it has to be, so it was not taken.",
} as const satisfies Partial<Record<Reason, string>>;
