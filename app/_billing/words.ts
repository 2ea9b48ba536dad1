import { quantityText } from "@/app/_usage/words";
import { PLAN } from "@/app/_lib/billing-page-sentences";
import { exactDay, formatBytes, formatNumber, type Clock } from "@/app/_lib/format";
import { formatMoney, formatUnitPrice } from "@/server/money/money";
import type { MeterPrice, PlanTerms } from "@/server/plans/catalogue";
import { OWN_METERS } from "@/server/meters/schema";

/** A day of the organization, whatever the reader's own time zone. */
export function dayText(day: string, { locale }: Pick<Clock, "locale">): string {
  return exactDay(`${day}T12:00:00Z`, { locale, timeZone: "UTC" });
}

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

/** The units in which prices are said, where one of them costs too little to be read. */
const READABLE: Readonly<Record<string, { factor: bigint; unit: string }>> = {
  byte: { factor: 1_000_000_000n, unit: "GB" },
  token: { factor: 1_000_000n, unit: "million tokens" },
  call: { factor: 1_000n, unit: "thousand calls" },
  second: { factor: 3_600n, unit: "hour" },
};

function times(unitPrice: string, factor: bigint): string {
  const [whole = "0", fraction = ""] = unitPrice.split(".");
  const digits = BigInt(whole + fraction.padEnd(9, "0")) * factor;
  const text = digits.toString().padStart(10, "0");
  return `${text.slice(0, -9)}.${text.slice(-9)}`;
}

function meterText(price: MeterPrice, currency: string, clock: Pick<Clock, "locale">): string {
  const own = OWN_METERS.find(({ key }) => key === price.meter);
  const values = Object.values(price.where);
  const name = `${own?.name ?? price.meter}${values.length === 0 ? "" : ` (${values.join(", ")})`}`;
  const { factor, unit } = READABLE[own?.unit ?? ""] ?? { factor: 1n, unit: own?.unit ?? price.meter };
  const amount = formatUnitPrice(times(price.unitPrice, factor), currency, clock.locale);
  if (Number(price.included) === 0) return PLAN.meter(name, amount, unit);
  return PLAN.meterBeyond(name, amount, unit, quantityText(price.included, own?.unit ?? "", clock));
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
