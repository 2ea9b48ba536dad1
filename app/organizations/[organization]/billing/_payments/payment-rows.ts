import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { PAYMENTS } from "@/app/_sentences/billing/payments";
import { formatMoney } from "@/server/money/money";
import type { PaymentView } from "@/server/payments/schema";

const TONES = {
  payment: { pending: "waiting", succeeded: "ok", failed: "danger" },
  credit: { pending: "waiting", succeeded: "ok", failed: "danger" },
  refund: { pending: "waiting", succeeded: "neutral", failed: "danger" },
  dispute: { pending: "warn", succeeded: "danger", failed: "ok" },
} as const;

function methodText({ kind, method }: PaymentView): string {
  if (kind === "credit") return PAYMENTS.credit;
  return method === "transfer" ? PAYMENTS.transfer : method;
}

/** A payment as a row of a table, with the way to what it pays. */
export function paymentRow(payment: PaymentView, organization: string, { locale }: Clock): Row {
  const { id, invoice, kind, amount, currency, status, failure, note, createdAt, settledAt } = payment;
  return {
    id,
    name: invoice.number,
    cells: {
      invoice: { text: invoice.number, href: urls.organization.invoices(organization, { search: invoice.number }) },
      amount: formatMoney(amount, currency, locale),
      method: { text: methodText(payment), ...(note === "" ? {} : { note }) },
      status: {
        text: PAYMENTS.stands[kind][status],
        tone: TONES[kind][status],
        ...(failure === null ? {} : { note: PAYMENTS.failures[failure] }),
      },
      at: settledAt ?? createdAt,
    },
  };
}
