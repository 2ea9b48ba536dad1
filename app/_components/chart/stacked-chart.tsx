"use client";

import { useId } from "react";

export interface StackedPart {
  key: string;
  label: string;
  /** All of it, as people read it. */
  all: string;
  /** One for each slot. */
  values: readonly number[];
  /** The same as people read them. */
  texts: readonly string[];
  /** Its pattern and colour, from 1 to 7, where it always has the same; by its place where absent. */
  mark?: number;
}

interface StackedChartProps {
  /** Says in words what the picture shows. */
  description: string;
  /** What lies beside each other: days. */
  slots: readonly string[];
  /** The largest first, which stands lowest; told apart by pattern and colour, of which there are seven. */
  parts: readonly StackedPart[];
  /** The highest stack as people read it. */
  most: string;
}

/** Of a slot that stays free. */
const GAP = 0.2;
const TILE = 8;

/** What is drawn over the colour of each part, so that nobody needs to tell colours apart. */
const MARKS = [
  "",
  "M-2 2L2 -2M0 8L8 0M6 10L10 6",
  "M4 2.5v3M2.5 4h3",
  "M0 4H8",
  "M0 0L8 8M8 0L0 8",
  "M4 0V8",
  "M-2 6L2 10M0 0L8 8M6 -2L10 2",
] as const;

const share = (part: number) => `${(100 * part).toFixed(3)}%`;

function Patterns({ id, parts }: { id: string; parts: readonly StackedPart[] }) {
  return (
    <defs>
      {parts.map(({ key, mark }, index) => {
        const of = mark ?? index + 1;
        return (
          <pattern key={key} id={`${id}-${index}`} width={TILE} height={TILE} patternUnits="userSpaceOnUse">
            <rect width={TILE} height={TILE} className={`chart-part-${of}`} />
            <path d={MARKS[of - 1] ?? ""} className="chart-mark" />
          </pattern>
        );
      })}
    </defs>
  );
}

interface StackProps extends Pick<StackedChartProps, "slots" | "parts"> {
  id: string;
  slot: number;
  highest: number;
}

function Stack({ id, slot, slots, parts, highest }: StackProps) {
  let below = 0;
  return parts.map(({ key, label, values, texts }, index) => {
    const value = values[slot] ?? 0;
    below += value;
    if (value === 0) return null;
    return (
      <rect
        key={key}
        x={share((slot + GAP / 2) / slots.length)}
        y={share(1 - below / highest)}
        width={share((1 - GAP) / slots.length)}
        height={share(value / highest)}
        fill={`url(#${id}-${index})`}
      >
        <title>{`${slots[slot] ?? ""}, ${label}: ${texts[slot] ?? ""}`}</title>
      </rect>
    );
  });
}

/**
 * Parts of a whole in time, one upon the other. Complete in the server's HTML; a client component, since the numbers
 * that travel with the page are far smaller than the elements made of them. Its legend has the pattern of each part,
 * and the words and a table around it say the same.
 */
export function StackedChart({ description, slots, parts, most }: StackedChartProps) {
  const id = useId();
  const heights = slots.map((_, slot) => parts.reduce((sum, { values }) => sum + (values[slot] ?? 0), 0));
  const highest = Math.max(...heights);
  return (
    <figure className="grid gap-1">
      <p className="text-muted text-xs tabular-nums" aria-hidden="true">
        {most}
      </p>
      <svg className="chart h-40 w-full rounded sm:h-52" role="img" aria-label={description}>
        <Patterns id={id} parts={parts} />
        {highest === 0 ? null : slots.map((key, slot) => <Stack key={key} {...{ id, slot, slots, parts, highest }} />)}
      </svg>
      <p className="text-muted flex justify-between text-xs" aria-hidden="true">
        <span>{slots[0]}</span>
        {slots.length > 1 ? <span>{slots.at(-1)}</span> : null}
      </p>
      {parts.length === 0 ? null : (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
          {parts.map(({ key, label, all }, index) => (
            <li key={key} className="inline-flex min-w-0 items-center gap-2">
              <svg className="chart size-4 shrink-0 rounded-sm" aria-hidden="true">
                <rect width="100%" height="100%" fill={`url(#${id}-${index})`} />
              </svg>
              <span className="min-w-0 wrap-anywhere">
                {label} <span className="text-muted tabular-nums">{all}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
