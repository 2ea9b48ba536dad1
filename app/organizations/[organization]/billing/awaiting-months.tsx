import { Notice } from "@/app/_components/page/notice";
import { dayText, type Clock } from "@/app/_lib/format";
import { CHARGES } from "@/app/_sentences/billing/plans";
import { lastDayOf } from "@/server/billing/periods";
import type { EstimateView } from "@/server/invoices/schema";
import { formatMoney } from "@/server/money/money";

interface AwaitingMonthsProps {
  estimate: EstimateView;
  clock: Clock;
}

/** Months that are over and whose invoice has not been issued: without a word they would seem to have cost nothing. */
export function AwaitingMonths({ estimate, clock }: AwaitingMonthsProps) {
  const { awaiting, currency } = estimate;
  return awaiting.map(({ period, total, issuedOn }) => {
    const amount = formatMoney(total, currency, clock.locale);
    const title = CHARGES.awaiting(dayText(period.start, clock), dayText(lastDayOf(period), clock), amount);
    return (
      <Notice key={period.start} title={title}>
        {CHARGES.awaitingText(dayText(issuedOn, clock))}
      </Notice>
    );
  });
}
