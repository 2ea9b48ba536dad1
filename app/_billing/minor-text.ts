import { minorDigits } from "@/server/money/money";

/** Stands for what is no amount of the currency: no schema takes it, as text or as number. */
export const NO_AMOUNT = "no amount";

/** A number with so many decimals as a whole one: "12.5" of two is "1250". */
export function scaledText(typed: string, digits: number): string {
  if (typed === "") return "";
  const [, whole, fraction = ""] = /^(\d+)(?:[.,](\d*))?$/.exec(typed) ?? [];
  if (whole === undefined || fraction.length > digits) return NO_AMOUNT;
  return `${whole}${fraction.padEnd(digits, "0")}`.replace(/^0+(?=\d)/, "");
}

/** What was typed in major units, with a point or a comma, as minor ones. */
export function minorText(typed: string, currency: string): string {
  return scaledText(typed, minorDigits(currency));
}
