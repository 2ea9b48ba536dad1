import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import type { Row, Tone } from "@/app/_components/table/types";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { dayText, exactDay, type Clock } from "@/app/_lib/format";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { BILLING, INVOICES } from "@/app/_sentences/billing/plans";
import { caller, requireVisitor } from "@/server/api/caller";
import { lastDayOf } from "@/server/billing/periods";
import type { InvoiceView } from "@/server/invoices/schema";
import { formatMoney } from "@/server/money/money";

import { paymentHistorySection } from "../_payments/payment-history-section";
import { EmailInvoices } from "./email-invoices";
import { InvoicesTable } from "./invoices-table";

export const metadata: Metadata = { title: INVOICES.title };

const TONES: Record<InvoiceView["state"], Tone> = {
  open: "waiting",
  processing: "waiting",
  paid: "ok",
  overdue: "warn",
};

function rowOf(invoice: InvoiceView, organization: string, clock: Clock): Row {
  const { id, number, issuedAt, dueAt, periodStart, currency, total, outstanding, state } = invoice;
  const money = (amount: number) => formatMoney(amount, currency, clock.locale);
  const file = `/api/v1/organizations/${encodeURIComponent(organization)}/invoices/${id}`;
  const owed = state === "paid" ? {} : { note: INVOICES.outstanding(money(outstanding)) };
  return {
    id,
    name: number,
    cells: {
      number,
      issued: {
        text: exactDay(issuedAt, clock),
        ...(state === "paid" ? {} : { note: INVOICES.due(exactDay(dueAt, clock)) }),
      },
      period: `${dayText(periodStart, clock)} – ${dayText(lastDayOf({ end: invoice.periodEnd }), clock)}`,
      total: money(total),
      state: { text: INVOICES.states[state], tone: TONES[state], ...owed },
      pdf: {
        text: INVOICES.pdf,
        href: `${file}.pdf`,
        download: `${number}.pdf`,
        spoken: INVOICES.of(INVOICES.pdf, number),
      },
      json: { text: INVOICES.json, href: file, download: `${number}.json`, spoken: INVOICES.of(INVOICES.json, number) },
    },
    actions: state === "open" || state === "overdue" ? ["pay"] : [],
  };
}

interface InvoicesPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

export default async function InvoicesPage({ params, searchParams }: InvoicesPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const input = listInput(query, "-created");
    const { invoices, paymentMethods } = await caller();
    const { organization, rights } = await organizationHere(asked);
    const { slug } = organization;
    const [list, clock, visitor, methods, history] = await Promise.all([
      invoices.list({ organization: asked, ...input }),
      readClock(),
      requireVisitor(),
      rights.includes("invoice.pay")
        ? paymentMethods.list({ organization: asked, limit: 100, total: "none" })
        : { items: [], cards: false },
      rights.includes("payment.list") ? paymentHistorySection({ organization: slug }) : null,
    ]);
    const pays = methods.cards && methods.items.some(({ isDefault, kind }) => isDefault && kind === "card");
    const mail = rights.includes("invoice.email") && list.items.length > 0;
    return (
      <>
        <PageHeader
          title={INVOICES.title}
          description={INVOICES.description}
          trail={[...placeTrail(organization), { label: BILLING.title, href: urls.organization.billing(slug) }]}
          actions={mail ? <EmailInvoices organization={slug} to={visitor.email} /> : undefined}
        />
        <InvoicesTable
          organization={slug}
          pays={pays}
          rows={list.items.map((invoice) => rowOf(invoice, slug, clock))}
          clock={clock}
          address={listAddress(urls.organization.invoices(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/organizations/${encodeURIComponent(slug)}/invoices`, input)}
        />
        {history}
      </>
    );
  });
}
