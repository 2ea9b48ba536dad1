import { billionths, decimalText, divideRounded, ONE } from "./decimal";

/*
 * Money is whole minor units (cents) with a currency. A price for one unit may be a fraction of a minor unit; what is
 * charged is rounded once, for each line, half away from zero. Pure, and safe in the browser.
 */

/** What a quantity costs at a price in minor units for one: whole minor units. */
export function charge(quantity: string, unitPrice: string): bigint {
  return divideRounded(billionths(quantity) * billionths(unitPrice), ONE * ONE);
}

/** So many days of a whole, as a decimal with nine places: what an invoice prints as its quantity. */
export function fractionText(part: string, of: number): string {
  return decimalText(divideRounded(billionths(part), BigInt(of)));
}

/** Tax on a subtotal; the rate is in hundredths of a percent. */
export function taxOn(subtotal: bigint, rate: number): bigint {
  return divideRounded(subtotal * BigInt(rate), 10_000n);
}

/** An amount as answers carry it. */
export function safeAmount(amount: bigint): number {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError("an amount beyond what a number holds");
  return value;
}

/** The same of what is shown and not charged: what is beyond is told as the most that a number holds. */
export function shownAmount(amount: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(amount > most ? most : amount);
}

const CURRENCY = /^[A-Z]{3}$/;

/** True for a currency that has a name here. */
export function isCurrency(code: string): boolean {
  return CURRENCY.test(code) && Intl.supportedValuesOf("currency").includes(code);
}

/** How many digits the minor unit has: two for most, none for yen. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount of minor units as major ones, exact: 1234 -> "12.34". */
export function majorText(amount: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const absolute = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const whole = absolute.slice(0, absolute.length - digits);
  const fraction = digits === 0 ? "" : `.${absolute.slice(-digits)}`;
  return `${amount < 0n ? "-" : ""}${whole}${fraction}`;
}

/** Money as a reader of the locale writes it. */
export function formatMoney(amount: bigint | number, currency: string, locale = "en"): string {
  const exact = majorText(BigInt(amount), currency) as `${number}`;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(exact);
}

/** A price for one unit: as many places as it needs, at least those of the currency. */
export function formatUnitPrice(unitPrice: string, currency: string, locale = "en"): string {
  const digits = minorDigits(currency);
  const shift = 10n ** BigInt(digits);
  // Minor units in billionths, as major units with `9 + digits` places: moved by text, so that nothing is lost.
  const nanos = billionths(unitPrice);
  const absolute = (nanos < 0n ? -nanos : nanos).toString().padStart(10 + digits, "0");
  const places = 9 + digits;
  const text = `${nanos < 0n ? "-" : ""}${absolute.slice(0, -places)}.${absolute.slice(-places)}` as `${number}`;
  const format = { style: "currency", currency, maximumFractionDigits: shift === 1n ? 9 : 12 } as const;
  return new Intl.NumberFormat(locale, { ...format, minimumFractionDigits: digits }).format(text);
}

/**
 * A quantity as a reader of the locale writes it; of more than one, as many places as its price can be worked out from:
 * 526 days of 30 are 17.5333 seats.
 */
export function formatQuantity(quantity: string, locale = "en"): string {
  const maximumFractionDigits = Math.abs(Number(quantity)) < 1 ? 9 : 4;
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(quantity as `${number}`);
}
