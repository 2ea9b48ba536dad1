import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { PAYMENTS } from "@/app/_sentences/billing/payments";
import { caller } from "@/server/api/caller";

import { paymentRow } from "./payment-rows";
import { PaymentsTable } from "./payments-table";

const SHOWN = 10;

/** The latest payments of an organization, below its invoices. Awaited by its page, which says what is refused. */
export async function paymentHistorySection({ organization }: { organization: string }) {
  const { payments } = await caller();
  const [list, clock] = await Promise.all([
    payments.list({ organization, limit: SHOWN, sort: "-created", total: "none" }),
    readClock(),
  ]);
  const path = urls.organization.payments(organization);
  return (
    <Section
      title={PAYMENTS.title}
      description={PAYMENTS.description}
      actions={<LinkButton href={path}>{PAYMENTS.all}</LinkButton>}
    >
      <PaymentsTable
        rows={list.items.map((payment) => paymentRow(payment, organization, clock))}
        clock={clock}
        address={{ path, query: {} }}
      />
    </Section>
  );
}
