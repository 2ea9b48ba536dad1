import { minorDigits } from "../../money/money";

/** Currencies without a smaller unit at Stripe, and those with thousandths (docs.stripe.com/currencies). */
const WHOLE = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const THOUSANDTHS = new Set("BHD JOD KWD OMR TND".split(" "));

function digitsAtStripe(currency: string): number {
  if (WHOLE.has(currency)) return 0;
  return THOUSANDTHS.has(currency) ? 3 : 2;
}

function shiftOf(currency: string): { up: boolean; factor: bigint } {
  const shift = digitsAtStripe(currency) - minorDigits(currency);
  return { up: shift >= 0, factor: 10n ** BigInt(Math.abs(shift)) };
}

/** An amount that Stripe tells, in minor units. */
export function amountFromStripe(amount: number, currency: string): bigint {
  const { up, factor } = shiftOf(currency);
  return up ? BigInt(amount) / factor : BigInt(amount) * factor;
}

/**
 * An amount of minor units as Stripe counts it: for most currencies the same, for some (Icelandic or Serbian money)
 * Stripe counts hundredths that nobody uses.
 * @throws RangeError where Stripe has no unit that is small enough
 */
export function amountAtStripe(amount: bigint, currency: string): number {
  const { up, factor } = shiftOf(currency);
  if (!up && amount % factor !== 0n) throw new RangeError("an amount smaller than the provider's smallest unit");
  const value = Number(up ? amount * factor : amount / factor);
  if (!Number.isSafeInteger(value)) throw new RangeError("an amount beyond what a number holds");
  return value;
}
