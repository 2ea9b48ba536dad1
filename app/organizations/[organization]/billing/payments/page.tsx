import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { PAYMENTS } from "@/app/_sentences/billing/payments";
import { BILLING } from "@/app/_sentences/billing/plans";
import { caller } from "@/server/api/caller";
import { PAYMENT_STATUSES } from "@/server/payments/schema";

import { paymentRow } from "../_payments/payment-rows";
import { PaymentsTable } from "../_payments/payments-table";

export const metadata: Metadata = { title: PAYMENTS.title };

interface PaymentsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

export default async function PaymentsPage({ params, searchParams }: PaymentsPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const input = { ...listInput(query, "-created"), status: oneOf(PAYMENT_STATUSES, query.status) };
    const { payments } = await caller();
    const [{ organization }, list, clock] = await Promise.all([
      organizationHere(asked),
      payments.list({ organization: asked, ...input }),
      readClock(),
    ]);
    const { slug } = organization;
    const options = PAYMENT_STATUSES.map((value) => ({ value, label: PAYMENTS.statuses[value] }));
    return (
      <>
        <PageHeader
          title={PAYMENTS.title}
          description={PAYMENTS.description}
          trail={[...placeTrail(organization), { label: BILLING.title, href: urls.organization.billing(slug) }]}
        />
        <PaymentsTable
          rows={list.items.map((payment) => paymentRow(payment, slug, clock))}
          clock={clock}
          address={listAddress(urls.organization.payments(slug), query, "status")}
          total={list.total}
          nextCursor={list.nextCursor}
          search={PAYMENTS.search}
          filters={[{ name: "status", label: PAYMENTS.status, options }]}
          exports={exportLinks(`/api/v1/organizations/${encodeURIComponent(slug)}/payments`, input)}
        />
      </>
    );
  });
}
