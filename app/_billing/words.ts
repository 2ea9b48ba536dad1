import { formatBytes, formatNumber, type Clock } from "@/app/_lib/format";
import { PLAN } from "@/app/_sentences/billing/plans";
import { quantityText } from "@/app/_usage/words";
import { OWN_METERS } from "@/server/meters/schema";
import { formatMoney, formatQuantity, formatUnitPrice } from "@/server/money/money";
import { gigabytes, saidPrice } from "@/server/money/said";
import type { MeterPrice, PlanTerms } from "@/server/plans/catalogue";

/** 1900 is "19%". */
export function rateText(rate: number, { locale }: Pick<Clock, "locale">): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(rate / 10_000);
}

/** What a plan costs, one sentence for each part of it. */
export function priceTexts(terms: PlanTerms, currency: string, { locale }: Pick<Clock, "locale">): string[] {
  const { charged, basePrice, seatPrice, includedSeats } = terms;
  if (!charged) return [PLAN.free];
  const seat = formatMoney(seatPrice, currency, locale);
  const seats = includedSeats === 0 ? PLAN.seat(seat) : PLAN.seatBeyond(seat, formatNumber(includedSeats, locale));
  return [
    ...(basePrice === 0 ? [] : [PLAN.month(formatMoney(basePrice, currency, locale))]),
    ...(seatPrice === 0 ? [] : [seats]),
  ];
}

/** A quantity as it is priced: storage in GB, everything else in its own unit. */
export function pricedQuantity(quantity: string, unit: string, clock: Pick<Clock, "locale">): string {
  return unit === "byte"
    ? `${formatQuantity(gigabytes(quantity), clock.locale)} GB`
    : quantityText(quantity, unit, clock);
}

/** "$0.09 for each GB". */
export function unitPriceText(
  unitPrice: string,
  unit: string,
  currency: string,
  { locale }: Pick<Clock, "locale">,
): string {
  const said = saidPrice(unitPrice, unit);
  return PLAN.forEach(formatUnitPrice(said.price, currency, locale), said.unit);
}

function meterText(price: MeterPrice, currency: string, clock: Pick<Clock, "locale">): string {
  const own = OWN_METERS.find(({ key }) => key === price.meter);
  const unit = own?.unit ?? price.meter;
  const values = Object.values(price.where);
  const name = `${own?.name ?? price.meter}${values.length === 0 ? "" : ` (${values.join(", ")})`}`;
  const each = unitPriceText(price.unitPrice, unit, currency, clock);
  if (Number(price.included) === 0) return PLAN.meter(name, each);
  return PLAN.meterBeyond(name, each, pricedQuantity(price.included, unit, clock));
}

/** What is used beyond the included amounts costs, one sentence for each price. */
export function meterTexts(terms: PlanTerms, currency: string, clock: Pick<Clock, "locale">): string[] {
  return terms.charged ? terms.meters.map((price) => meterText(price, currency, clock)) : [];
}

/** What a plan allows at most. */
export function limitTexts({ limits }: PlanTerms, { locale }: Pick<Clock, "locale">): string[] {
  const { members, storageBytes, apiCalls } = limits;
  const texts = [
    ...(members === null ? [] : [PLAN.members(formatNumber(members, locale))]),
    ...(storageBytes === null ? [] : [PLAN.storage(formatBytes(storageBytes, locale))]),
    ...(apiCalls === null ? [] : [PLAN.calls(formatNumber(apiCalls, locale))]),
  ];
  return texts.length === 0 ? [PLAN.noLimits] : texts;
}
