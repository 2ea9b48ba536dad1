import type { Failure, PaymentKind, PaymentMethodView, PaymentState, PaymentStatus } from "@/server/payments/schema";

/** Every sentence about what an organization pays by. */
export const PAYMENT_METHODS = {
  title: "Payment methods",
  description:
    "What invoices are paid by. Cards are given on the payment provider's own page: no number of them comes here.",
  method: "Method",
  expires: "Expires",
  since: "Since",
  kinds: { transfer: "Bank transfer", card: "Card" } satisfies Record<PaymentMethodView["kind"], string>,
  card: (brand: string, last4: string) =>
    `${brand === "" ? "Card" : brand.charAt(0).toUpperCase() + brand.slice(1)} •••• ${last4}`,
  state: "Status",
  isDefault: "Default",
  spare: "Spare",
  expired: "Expired",
  empty: "Nothing to pay by yet",
  emptyText: "Add a card, or choose to pay by transfer.",
  addCard: "Add a card",
  adding: "Opening the provider's page",
  addTransfer: "Pay by transfer",
  addingTransfer: "Adding",
  transferAdded: "Invoices may be paid by transfer",
  cardsOff: "No cards are taken on this instance; invoices are paid by transfer.",
  note: "How to transfer",
  makeDefault: "Pay invoices by this",
  makeDefaultTitle: (name: string) => `Pay invoices by ${name}?`,
  makeDefaultConsequences: [
    "Open invoices and all later ones are paid by it.",
    "The one that paid until now stays as a spare.",
  ],
  changing: "Changing",
  changed: "Invoices are paid by it from now on",
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeConsequences: [
    "It is forgotten here and at the payment provider.",
    "What is left pays in its place; without any, invoices wait for a transfer.",
  ],
  removing: "Removing",
  removed: "Payment method removed",
  takingOver: "Taking over your card",
  takenOver: (name: string) => `${name} pays your invoices from now on.`,
  again: "Try again",
} as const;

const FAILED: Record<Failure, string> = {
  authentication_required: "The bank wants the card's holder to agree",
  canceled: "Cancelled at the payment provider",
  card_declined: "The bank declined the card",
  card_expired: "The card has expired",
  card_wrong: "The card's details are wrong",
  dispute_won: "The bank decided against it",
  insufficient_funds: "Not enough money behind the card",
  method_gone: "The payment provider does not have the card any more",
  never_arrived: "It never arrived; nothing was charged",
  paid_before: "An earlier payment had arrived; nothing was charged again",
  provider_gone: "Nobody could be asked whether it arrived",
  provider_refused: "The payment provider refused it",
  refund_failed: "The bank did not take it; the money came back",
};

const STATUSES: Record<PaymentStatus, string> = { pending: "Under way", succeeded: "Arrived", failed: "Failed" };

/** How each kind of row stands. */
const STANDS: Record<PaymentKind, Record<PaymentStatus, string>> = {
  payment: STATUSES,
  credit: { pending: "Under way", succeeded: "Credited", failed: "Failed" },
  refund: { pending: "Refund under way", succeeded: "Refunded", failed: "Not refunded" },
  dispute: { pending: "Disputed", succeeded: "Taken back by the bank", failed: "Dispute settled" },
};

/** Every sentence about payments. */
export const PAYMENTS = {
  title: "Payments",
  description: "What was paid, what is under way, what went back, and what failed and why.",
  invoice: "Invoice",
  amount: "Amount",
  method: "Paid by",
  transfer: "Bank transfer",
  status: "Status",
  credit: "Credit",
  statuses: STATUSES,
  stands: STANDS,
  failures: FAILED,
  at: "When",
  search: "Find by invoice",
  empty: "No payment yet",
  emptyText: "Payments of invoices stand here, those that failed too.",
  all: "All payments",
  pay: "Pay now",
  payTitle: (number: string) => `Pay ${number} now?`,
  payConsequences: [
    "What is left of it is taken from the card that pays invoices.",
    "It is settled within a minute, or as soon as the bank has said.",
  ],
  paying: "Paying",
  paid: "The payment is under way",
} as const;

/** Every sentence of the operator's page of invoices. */
export const OWED = {
  title: "Invoices and payments",
  text: "What organizations owe. Payments by card are written down by themselves; what arrives by transfer is recorded here.",
  number: "Invoice",
  organization: "Organization",
  total: "Total",
  outstanding: "Left to pay",
  issued: "Issued",
  due: "Due",
  state: "State",
  states: { open: "Open", processing: "Under way", paid: "Paid", overdue: "Overdue" } satisfies Record<
    PaymentState,
    string
  >,
  search: "Find by number or organization",
  shown: "Show",
  unpaid: "Left to pay",
  all: "All",
  empty: "Nothing is owed",
  record: "Record a payment",
  recordTitle: (number: string) => `Record a payment of ${number}`,
  recordText: (left: string) => `${left} is left to pay.`,
  kind: "What it is",
  kinds: { transfer: "Bank transfer that arrived", credit: "Credit: so much is asked for no more" },
  refunded: (amount: string) => `${amount} given back`,
  refund: "Record a refund",
  refundTitle: (number: string) => `Record a refund of ${number}`,
  refundText: (most: string) => `Up to ${most}, which arrived by transfer. It is not asked for again.`,
  refundAmount: (currency: string) => `Amount that was given back, in ${currency}`,
  refundedOn: "Given back on",
  refundReference: "Why, or a reference",
  refundRecorded: "Refund recorded",
  refundNone:
    "Nothing arrived by transfer that could be given back. What a card paid is refunded at the payment provider.",
  amount: (currency: string) => `Amount that arrived, in ${currency}`,
  credited: (currency: string) => `Amount of the credit, in ${currency}`,
  receivedOn: "Arrived on",
  reference: "Reference",
  refundHelp: "The organization sees it.",
  referenceHelp: "Such as the line of the bank statement. The organization sees it.",
  recording: "Recording",
  recorded: "Payment recorded",
  settled: "Paid already",
  underWay: "A payment by card is under way",
} as const;
