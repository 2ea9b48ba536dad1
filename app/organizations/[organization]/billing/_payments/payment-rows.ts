import type { Row } from "@/app/_components/table-types";
import type { Clock } from "@/app/_lib/format";
import { PAYMENTS } from "@/app/_lib/payment-page-sentences";
import { formatMoney } from "@/server/money/money";
import type { PaymentView } from "@/server/payments/schema";

const TONES = { pending: "waiting", succeeded: "ok", failed: "danger" } as const;

/** A payment as a row of a table. */
export function paymentRow(payment: PaymentView, { locale }: Clock): Row {
  const { id, invoice, amount, currency, status, failure, method, note, createdAt, settledAt } = payment;
  return {
    id,
    name: invoice.number,
    cells: {
      invoice: invoice.number,
      amount: formatMoney(amount, currency, locale),
      method: { text: method === "transfer" ? PAYMENTS.transfer : method, ...(note === "" ? {} : { note }) },
      status: {
        text: PAYMENTS.statuses[status],
        tone: TONES[status],
        ...(failure === null ? {} : { note: PAYMENTS.failures[failure] }),
      },
      at: settledAt ?? createdAt,
    },
  };
}
