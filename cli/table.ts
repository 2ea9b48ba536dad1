import type { Terminal } from "./terminal";

const GAP = "  ";
const NARROWEST = 8;

/** What moves the cursor, colours or hides has no business in a name. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;
const MARK = /\p{Mark}/u;

export function clean(text: string): string {
  return text.replace(CONTROL, " ");
}

function widthOf(letter: string): number {
  if (MARK.test(letter)) return 0;
  return WIDE.test(letter) ? 2 : 1;
}

/** How many places of the terminal a text takes. */
function width(text: string): number {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter);
  return sum;
}

function cut(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  let kept = "";
  let taken = 0;
  for (const letter of text) {
    taken += widthOf(letter);
    if (taken > limit - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** What is copied from a table into the next command is never cut: the line rather breaks. */
const WHOLE = ["ACCESS KEY", "ADDRESS", "EXTERNAL ID", "ID", "PROJECT ID", "WORKSPACE"];

/** Takes from the widest of the other columns until all fit the terminal. */
function fitted(titles: readonly string[], widths: readonly number[], columns: number): number[] {
  const result = [...widths];
  const cuttable = (_width: number, index: number) => !WHOLE.includes(titles[index] ?? "");
  const total = () => result.reduce((sum, one) => sum + one, 0) + GAP.length * (result.length - 1);
  while (total() > columns) {
    const widest = Math.max(...result.filter(cuttable));
    if (widest <= NARROWEST) break;
    result[result.findIndex((one, index) => one === widest && cuttable(one, index))] = widest - 1;
  }
  return result;
}

/** Columns under their titles, as wide as the terminal allows; whole where the output is no terminal. */
export function table(
  terminal: Pick<Terminal, "columns" | "bold">,
  titles: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const cells = rows.map((row) => row.map((cell) => clean(cell ?? "")));
  const natural = titles.map((title, index) =>
    cells.reduce((most, row) => Math.max(most, width(row[index] ?? "")), width(title)),
  );
  const widths = terminal.columns === null ? natural : fitted(titles, natural, terminal.columns);
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => {
        const text = cut(cell, widths[index] ?? 0);
        return text + " ".repeat(Math.max(0, (widths[index] ?? 0) - width(text)));
      })
      .join(GAP)
      .trimEnd();
  return [terminal.bold(line(titles)), ...cells.map(line)].map((text) => `${text}\n`).join("");
}

/** One thing: what is known of it, line by line. */
export function facts(pairs: readonly (readonly [string, string | null])[]): string {
  const widest = Math.max(...pairs.map(([name]) => width(name)));
  return pairs
    .map(([name, value]) => `${name}${" ".repeat(widest - width(name))}${GAP}${clean(value ?? "-")}\n`)
    .join("");
}
