import { diffLines } from "diff";

export interface ChangedLine {
  kind: "added" | "removed" | "same";
  text: string;
}

/** A run of lines that are the same on both sides, of which only the number is told. */
export interface Left {
  kind: "left";
  count: number;
}

/** Texts that have next to nothing in common take long to compare, and the answer helps nobody. */
const LONGEST_MS = 1_000;
const AROUND = 3;

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function marked(kind: ChangedLine["kind"], text: string): ChangedLine[] {
  return linesOf(text).map((line) => ({ kind, text: line }));
}

/** Line by line what went and what came. The last line's end is no difference. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const [old, now] = [before, after].map((text) => (text === "" || text.endsWith("\n") ? text : `${text}\n`));
  const parts = diffLines(old ?? "", now ?? "", { timeout: LONGEST_MS });
  // Without an answer in time both texts stand whole.
  if (parts === undefined) return [...marked("removed", before), ...marked("added", after)];
  return parts.flatMap(({ added, removed, value }) => marked(added ? "added" : removed ? "removed" : "same", value));
}

/** The changes with a few lines around each; what is the same between them is counted. */
export function withoutSame(lines: readonly ChangedLine[]): (ChangedLine | Left)[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind === "same") return;
    for (let around = at - AROUND; around <= at + AROUND; around += 1) near.add(around);
  });
  const shown: (ChangedLine | Left)[] = [];
  lines.forEach((line, at) => {
    if (near.has(at)) {
      shown.push(line);
      return;
    }
    const last = shown.at(-1);
    if (last?.kind === "left") last.count += 1;
    else shown.push({ kind: "left", count: 1 });
  });
  return shown;
}

export function countChanges(lines: readonly ChangedLine[]): { added: number; removed: number } {
  const of = (kind: ChangedLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  return { added: of("added"), removed: of("removed") };
}
