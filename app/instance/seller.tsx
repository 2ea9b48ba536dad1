import { Section } from "@/app/_components/section";
import { readClock } from "@/app/_lib/clock";
import { formatNumber } from "@/app/_lib/format";
import { SELLER } from "@/app/_sentences/billing/instance-billing";
import { caller } from "@/server/api/caller";

import { SellerForm } from "./lazy-parts";

/** Who sends the invoices, with which tax and terms. */
export async function Seller() {
  const { billingSettings, plans } = await caller();
  const [settings, list, { locale }] = await Promise.all([
    billingSettings.get(),
    plans.list({ limit: 200 }),
    readClock(),
  ]);
  const free = list.items.filter(({ terms, archived }) => !terms.charged && !archived);
  return (
    <Section
      title={SELLER.title}
      description={
        <>
          <p>{SELLER.text}</p>
          <p>{SELLER.issued(formatNumber(settings.lastInvoiceNumber, locale))}</p>
        </>
      }
    >
      <SellerForm settings={settings} plans={free.map(({ id, name }) => ({ value: id, label: name }))} />
    </Section>
  );
}
