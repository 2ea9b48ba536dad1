import type { MeterPrice } from "@/server/plans/catalogue";

const LINE =
  /^(?<meter>[a-z][a-z0-9_]*)(?<where>(?:\s+[^\s=]+=[^\s]+)*)\s+(?<price>\d+(?:\.\d+)?)(?:\s+included\s+(?<included>\d+(?:\.\d+)?))?$/;

/** A price as one line: "tokens direction=input 0.0003 included 1000". */
export function priceLine({ meter, where, unitPrice, included }: MeterPrice): string {
  const dimensions = Object.entries(where).map(([name, value]) => `${name}=${value}`);
  return [meter, ...dimensions, unitPrice, ...(Number(included) === 0 ? [] : ["included", included])].join(" ");
}

function readLine(text: string): MeterPrice | null {
  const groups = LINE.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const { meter = "", where = "", price = "", included = "0" } = groups;
  const pairs = where.trim() === "" ? [] : where.trim().split(/\s+/);
  const dimensions = pairs.map(
    (pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const,
  );
  return { meter, where: Object.fromEntries(dimensions), unitPrice: price, included };
}

/** Prices of several lines; the number of the first line that cannot be read. */
export function readPrices(text: string): { prices: MeterPrice[]; wrong: number | null } {
  const prices: MeterPrice[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const price = readLine(line);
    if (price === null) return { prices, wrong: index + 1 };
    prices.push(price);
  }
  return { prices, wrong: null };
}
