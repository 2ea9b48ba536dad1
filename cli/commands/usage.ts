import { CommandError, isSet, textOption, UsageError, type Command, type Run } from "../command";
import { printJson, printList } from "../output";
import type { Output } from "../sdk/client";

type Usage = Output<"usage.ofWorkspace">;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dayOption(run: Run, name: string): string | undefined {
  const text = textOption(run, name);
  if (text !== undefined && !DAY.test(text)) throw new UsageError(`--${name} is a day such as 2026-03-01.`);
  return text;
}

/**
 * Which pages there are. A project that is named is asked for by itself: who manages it need not manage the workspace.
 */
function pagesOf(run: Run): AsyncIterable<Usage> {
  const asked = {
    from: dayOption(run, "from"),
    to: dayOption(run, "to"),
    meter: textOption(run, "meter"),
    groupBy: textOption(run, "by"),
  };
  const project = textOption(run, "project");
  if (isSet(run, "own")) return run.client.pages("usage.own", { ...asked, project });
  const actor = textOption(run, "actor");
  if (project === undefined) return run.client.pages("usage.ofWorkspace", { ...asked, actor });
  return run.client.pages("usage.ofProject", { ...asked, project, actor });
}

/** The active workspace's, one project's where it is named, or what one has used oneself: all pages as one. */
async function whole(run: Run): Promise<Usage> {
  const pages = pagesOf(run);
  const all: Usage[] = [];
  for await (const page of pages) all.push(page);
  const [first] = all;
  if (first === undefined) throw new CommandError("The server has answered nothing.");
  return { ...first, items: all.flatMap(({ items }) => items), nextCursor: null };
}

/** An amount of minor units as people say it, exact: 1234 cents are 12.34. */
function amountText(amount: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return (amount / 10 ** digits).toFixed(digits);
}

type Columns = Record<string, (item: Pick<Usage["items"][number], "amount">) => string | null>;

/** What it costs at the prices of today, where anything has a price. */
function amounts({ items, currency }: Usage): Columns {
  if (items.every(({ amount }) => amount === null)) return {};
  return { [`AMOUNT (${currency})`]: ({ amount }) => (amount === null ? null : amountText(amount, currency)) };
}

const reportCommand: Command = {
  name: "usage report",
  usage: "[--from DAY] [--to DAY] [--meter METER] [--by GROUP] [--actor ID] [--own]",
  summary: "What the active workspace used; GROUP: day, hour, project, actor, or a dimension such as model",
  options: {
    from: { type: "string" },
    to: { type: "string" },
    meter: { type: "string" },
    by: { type: "string" },
    actor: { type: "string" },
    own: { type: "boolean" },
  },
  run: async (run) => {
    const report = await whole(run);
    if (run.json) {
      printJson(run, report);
      return 0;
    }
    const { items, groupBy, sum } = report;
    const rows = sum === null ? items : [...items, { ...sum, key: "", name: "Total", gone: false, meter: "" }];
    return printList(run, rows, {
      [groupBy.toUpperCase()]: ({ key, name, gone }) =>
        `${name ?? (key === "" ? "-" : key)}${gone ? " (removed)" : ""}`,
      USED: ({ quantity }) => quantity,
      UNIT: ({ unit }) => unit,
      BEFORE: ({ previous }) => previous,
      ...amounts(report),
    });
  },
};

export const usageCommands = [reportCommand];
