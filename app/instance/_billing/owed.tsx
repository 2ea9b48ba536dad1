import type { Row, Tone } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { OWED } from "@/app/_sentences/billing/payments";
import { OwedTable } from "@/app/instance/lazy-parts";
import { caller } from "@/server/api/caller";
import { formatMoney } from "@/server/money/money";
import type { OwedInvoiceView } from "@/server/payments/schema";

const TONES: Record<OwedInvoiceView["state"], Tone> = {
  open: "waiting",
  processing: "waiting",
  paid: "ok",
  overdue: "warn",
};

const SHOWN = ["unpaid", "all"] as const;

function refusalOf(state: OwedInvoiceView["state"]): string | null {
  if (state === "paid") return OWED.settled;
  return state === "processing" ? OWED.underWay : null;
}

function refusedOf({ state, refundable }: OwedInvoiceView): Record<string, string> {
  const refusal = refusalOf(state);
  return {
    ...(refusal === null ? {} : { record: refusal }),
    ...(refundable > 0 ? {} : { refund: OWED.refundNone }),
  };
}

function rowOf(invoice: OwedInvoiceView, { locale }: Clock): Row {
  const { id, number, organization, currency, total, outstanding, refunded, state, issuedAt, dueAt } = invoice;
  const back = refunded > 0 ? { note: OWED.refunded(formatMoney(refunded, currency, locale)) } : {};
  return {
    id,
    name: number,
    cells: {
      number,
      organization: organization.name === "" ? organization.id : organization.name,
      total: formatMoney(total, currency, locale),
      outstanding: formatMoney(outstanding, currency, locale),
      state: { text: OWED.states[state], tone: TONES[state], ...back },
      issued: issuedAt,
      due: dueAt,
    },
    refused: refusedOf(invoice),
  };
}

/** What organizations owe, and the way to write down what arrived. */
export async function Owed(query: Query) {
  const { owedInvoices } = await caller();
  const state = oneOf(SHOWN, query.state);
  const [list, clock] = await Promise.all([
    owedInvoices.list({ ...listInput(query, "-created"), ...(state === undefined ? {} : { state }) }),
    readClock(),
  ]);
  return (
    <div className="grid gap-3">
      <p className="text-muted max-w-prose text-sm">{OWED.text}</p>
      <OwedTable
        rows={list.items.map((invoice) => rowOf(invoice, clock))}
        owed={Object.fromEntries(
          list.items.map(({ id, outstanding, refundable, currency }) => [id, { outstanding, refundable, currency }]),
        )}
        clock={clock}
        address={listAddress(urls.instance(), query, "part", "state")}
        total={list.total}
        nextCursor={list.nextCursor}
      />
    </div>
  );
}
