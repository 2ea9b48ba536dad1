import { Section } from "@/app/_components/page/section";
import { formatNumber } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { SELLER } from "@/app/_sentences/billing/instance-billing";
import { SellerForm } from "@/app/instance/lazy-parts";
import { caller } from "@/server/api/caller";

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
