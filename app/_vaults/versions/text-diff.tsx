"use client";

import { useMemo } from "react";

import { CHANGES } from "@/app/_sentences/machines/vaults";

import { changedLines, countChanges, withoutSame, type ChangedLine, type Left } from "./changed-lines";

interface TextDiffProps {
  before: string;
  after: string;
}

/** More than anybody reads; the browser stays quick. */
const SHOWN = 2_000;

function lineOf(line: ChangedLine | Left, index: number) {
  if (line.kind === "left") return <p key={index}>{CHANGES.same(line.count)}</p>;
  if (line.kind === "same") return <div key={index}>{`  ${line.text}`}</div>;
  const added = line.kind === "added";
  const Marked = added ? "ins" : "del";
  return (
    <Marked key={index}>
      <span className="sr-only">{added ? CHANGES.added : CHANGES.removed}</span>
      <span aria-hidden="true">{added ? "+ " : "- "}</span>
      {line.text}
    </Marked>
  );
}

/** Two texts line by line: what went and what came, in words and signs, colour only repeats it. */
export function TextDiff({ before, after }: TextDiffProps) {
  const lines = useMemo(() => changedLines(before, after), [before, after]);
  const count = countChanges(lines);
  if (count.added + count.removed === 0) return <p className="text-muted text-sm">{CHANGES.none}</p>;
  const shown = withoutSame(lines);
  return (
    <div className="grid gap-2">
      <p className="text-sm tabular-nums">{CHANGES.count(count)}</p>
      <div className="changes" role="region" aria-label={CHANGES.title} tabIndex={0}>
        {shown.slice(0, SHOWN).map(lineOf)}
        {shown.length > SHOWN ? <p>{CHANGES.more(shown.length - SHOWN)}</p> : null}
      </div>
    </div>
  );
}
