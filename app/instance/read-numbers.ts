import { scaledText } from "@/app/_billing/minor-text";

const GIBIBYTE = 1_073_741_824;

/** "19" or "19,5" percent as hundredths of one; NaN for what is no such number. */
export function rateOf(typed: string): number | null {
  return typed === "" ? null : Number(scaledText(typed, 2));
}

/** 1950 is "19.5". */
export function rateTyped(rate: number): string {
  return String(rate / 100);
}

/** So many GiB as bytes; nothing typed is no limit. */
export function bytesOf(typed: string): number | null {
  if (typed === "") return null;
  return /^\d+(?:[.,]\d+)?$/.test(typed) ? Math.round(Number(typed.replace(",", ".")) * GIBIBYTE) : Number.NaN;
}

/** Bytes as GiB, of which `bytesOf` makes the very same number again. */
export function gibibytesTyped(bytes: number | null): string {
  return bytes === null ? "" : (bytes / GIBIBYTE).toFixed(30).replace(/\.?0+$/, "");
}
