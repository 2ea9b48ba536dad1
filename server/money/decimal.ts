/**
 * Decimal numbers with up to nine places, as texts outside and as whole billionths inside: no sum ever passes through a
 * floating number. Pure, and safe in the browser.
 */

const PLACES = 9;
export const ONE = 10n ** BigInt(PLACES);
const PATTERN = /^(-?)(\d{1,29})(?:\.(\d{1,9})0*)?$/;

/** True for a decimal text that this file can hold: at most 29 digits before the point, nine behind it. */
export function isDecimal(text: string): boolean {
  return PATTERN.test(text);
}

/** Whole billionths of a decimal text. */
export function billionths(text: string): bigint {
  const match = PATTERN.exec(text);
  if (match === null) throw new RangeError("not a decimal with at most nine places");
  const [, sign, whole = "0", fraction = ""] = match;
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, "0"));
  return sign === "-" ? -value : value;
}

/** The shortest text of so many billionths: "12", "0.5". */
export function decimalText(value: bigint): string {
  const absolute = value < 0n ? -value : value;
  const fraction = (absolute % ONE).toString().padStart(PLACES, "0").replace(/0+$/, "");
  const whole = (absolute / ONE).toString();
  return `${value < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The same number as a text without needless zeros: "1.500000000" and "1.5" are both "1.5". */
export function plainDecimal(text: string): string {
  return decimalText(billionths(text));
}

export function addDecimals(...texts: readonly string[]): string {
  return decimalText(texts.reduce((sum, text) => sum + billionths(text), 0n));
}

export function subtractDecimals(from: string, text: string): string {
  return decimalText(billionths(from) - billionths(text));
}

/** Below zero, zero or above it, as the first is smaller, equal or larger. */
export function compareDecimals(one: string, other: string): number {
  const difference = billionths(one) - billionths(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A division that rounds half away from zero; the divisor is above zero. */
export function divideRounded(value: bigint, divisor: bigint): bigint {
  const absolute = value < 0n ? -value : value;
  const rounded = (absolute * 2n + divisor) / (divisor * 2n);
  return value < 0n ? -rounded : rounded;
}
