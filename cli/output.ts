import { CommandError, numberOption, UsageError, type ExitCode, type Run } from "./command";
import { table } from "./table";

/** Items of one call. */
const PAGE = 200;
const PROGRESS_WIDTH = 30;

/** Options of every list. */
export const LIST_OPTIONS = { limit: { type: "string" }, search: { type: "string" } } as const;

export function printJson({ terminal }: Pick<Run, "terminal">, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Says something to a person; whoever asked for JSON reads the answer instead. */
export function say({ terminal, json }: Pick<Run, "terminal" | "json">, text: string): void {
  if (!json) terminal.out(`${text}\n`);
}

interface PageOf<T> {
  items: readonly T[];
  nextCursor: string | null;
}

/** Every item of a list, or as many as `--limit` wants; how far it is, where somebody watches. */
export async function collect<T>(run: Run, pagesOf: (limit: number) => AsyncIterable<PageOf<T>>): Promise<T[]> {
  const most = numberOption(run, "limit") ?? Infinity;
  if (most === 0) throw new UsageError("--limit is 1 or more.");
  const { terminal } = run;
  const items: T[] = [];
  let told = false;
  for await (const page of pagesOf(Math.min(PAGE, most))) {
    items.push(...page.items);
    if (items.length >= most) break;
    if (!terminal.watched || page.nextCursor === null) continue;
    terminal.err(`\r${items.length} read ...`);
    told = true;
  }
  if (told) terminal.err(`\r${" ".repeat(PROGRESS_WIDTH)}\r`);
  return items.slice(0, most);
}

/** A list as a table, or as JSON with all of its fields. */
export function printList<T>(
  run: Pick<Run, "terminal" | "json">,
  items: readonly T[],
  columns: Readonly<Record<string, (item: T) => string | null>>,
): ExitCode {
  if (run.json) {
    printJson(run, { items });
    return 0;
  }
  const readers = Object.values(columns);
  const rows = items.map((item) => readers.map((read) => read(item)));
  run.terminal.out(
    items.length === 0 ? "There is nothing to list.\n" : table(run.terminal, Object.keys(columns), rows),
  );
  return 0;
}

/** Questions go where they do not spoil what a program reads. */
export function writer({ terminal, json }: Pick<Run, "terminal" | "json">): (text: string) => void {
  return json ? terminal.err : terminal.out;
}

/** Asks before what cannot be undone. Where nobody can be asked, `--yes` says it. */
export async function confirm(run: Run, question: string): Promise<void> {
  if (run.options.yes === true) return;
  if (!run.terminal.interactive) throw new UsageError("Add --yes to do this without being asked.");
  const answer = await run.terminal.ask(`${question} [y/N]: `, writer(run));
  if (!/^y(es)?$/i.test(answer?.trim() ?? "")) throw new CommandError("Nothing was changed.");
}

/** A day, for tables. */
export function day(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10);
}
