import { parseArgs } from "node:util";
import { PAGES, type MeasuredPage } from "./pages";

const PRESETS = ["mobile", "desktop"] as const;
export type Preset = (typeof PRESETS)[number];

export interface Options {
  runs: number;
  presets: readonly Preset[];
  pages: readonly MeasuredPage[];
  report: boolean;
}

const RUNS = 3;

function presetsOf(asked: string | undefined): readonly Preset[] {
  if (asked === undefined) return PRESETS;
  const found = PRESETS.find((preset) => preset === asked);
  if (found === undefined) throw new Error(`--preset is one of ${PRESETS.join(", ")}`);
  return [found];
}

function pagesOf(asked: string | undefined): readonly MeasuredPage[] {
  if (asked === undefined) return PAGES;
  return asked.split(",").map((name) => {
    const found = PAGES.find((page) => page.name === name);
    if (found === undefined) throw new Error(`--only names pages of ${PAGES.map((page) => page.name).join(", ")}`);
    return found;
  });
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: "string" },
      preset: { type: "string" },
      only: { type: "string" },
      report: { type: "boolean", default: false },
    },
  });
  const runs = Number(values.runs ?? RUNS);
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs needs a number above 0");
  const { preset, only, report } = values;
  if (report && (preset ?? only) !== undefined) throw new Error("a report is of all pages in both presets");
  return { runs, presets: presetsOf(preset), pages: pagesOf(only), report };
}
