import { billionths, decimalText, divideRounded, ONE } from "./decimal";

/*
 * How prices and quantities are said to people where one of a unit costs too little to be read: by the GB, and not by the
 * byte. What is charged never passes through here. Pure, and safe in the browser.
 */

interface Said {
  /** So many of the unit are one of the other. */
  many: bigint;
  unit: string;
}

const SAID: ReadonlyMap<string, Said> = new Map([
  ["byte", { many: 1_000_000_000n, unit: "GB" }],
  ["token", { many: 1_000_000n, unit: "million tokens" }],
  ["call", { many: 1_000n, unit: "thousand calls" }],
  ["second", { many: 3_600n, unit: "hour" }],
]);

/** The price of so many that it can be read, in minor units: "0.000000009" for a byte is "9" for a GB. */
export function saidPrice(unitPrice: string, unit: string): { price: string; unit: string } {
  const said = SAID.get(unit);
  if (said === undefined) return { price: unitPrice, unit };
  return { price: decimalText(billionths(unitPrice) * said.many), unit: said.unit };
}

/** Bytes as the decimal of GB by which they are priced, exact: one multiplies it with the price. */
export function gigabytes(bytes: string): string {
  return decimalText(billionths(bytes) / 1_000_000_000n);
}

/** Below so many the hundredths still say something. */
const FEW = 10n * ONE;

/**
 * A quantity that was worked out, such as a forecast, without the digits that nobody can know:
 * "16672949.842" is "16672950".
 */
export function roughly(quantity: string): string {
  const parts = billionths(quantity);
  const step = parts < FEW ? ONE / 100n : ONE;
  return decimalText(divideRounded(parts, step) * step);
}
