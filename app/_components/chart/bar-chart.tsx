"use client";

interface Point {
  key: string;
  /** For people to read: a day, a time. */
  label: string;
  value: number;
  /** At the same place in the time before; drawn as a line. */
  previous?: number;
  /** The value as people read it. */
  text: string;
}

interface BarChartProps {
  /** Says in words what the picture shows. */
  description: string;
  points: readonly Point[];
  /** The highest value as people read it, beside the picture. */
  most: string;
  /** What the bars are, and what the line is, where there is one. */
  legend?: { bars: string; line: string };
}

/** Of the drawing, whatever its size on the page. */
const WIDTH = 1000;
const HEIGHT = 200;
const GAP = 0.2;

function lineOf(points: readonly Point[], y: (value: number) => number): string {
  const step = WIDTH / points.length;
  return points
    .map(
      ({ previous = 0 }, index) =>
        `${index === 0 ? "M" : "L"}${((index + 0.5) * step).toFixed(1)} ${y(previous).toFixed(1)}`,
    )
    .join("");
}

/**
 * Values in time, side by side, and those of the time before as a line. Complete in the server's HTML; a client
 * component, since the numbers that travel with the page are far smaller than the elements made of them. The words around
 * it and a table say the same, so that nobody needs to see it.
 */
export function BarChart({ description, points, most, legend }: BarChartProps) {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const highest = Math.max(...points.flatMap(({ value, previous = 0 }) => [value, previous]));
  const y = (value: number) => (highest === 0 ? HEIGHT : HEIGHT - (value / highest) * HEIGHT);
  const step = WIDTH / points.length;
  const compared = points.some(({ previous }) => previous !== undefined && previous > 0);
  return (
    <figure className="grid gap-1">
      <p className="text-muted text-xs tabular-nums" aria-hidden="true">
        {most}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="chart h-40 w-full rounded sm:h-52"
        role="img"
        aria-label={description}
      >
        <g className="chart-part-1">
          {points.map(({ key, label, value, text }, index) => (
            <rect
              key={key}
              x={((index + GAP / 2) * step).toFixed(2)}
              y={y(value).toFixed(2)}
              width={(step * (1 - GAP)).toFixed(2)}
              height={(HEIGHT - y(value)).toFixed(2)}
            >
              <title>{`${label}: ${text}`}</title>
            </rect>
          ))}
        </g>
        {compared ? (
          <path
            d={lineOf(points, y)}
            className="chart-before"
            strokeWidth="2"
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
      </svg>
      <p className="text-muted flex justify-between text-xs" aria-hidden="true">
        <span>{first.label}</span>
        {points.length > 1 ? <span>{last.label}</span> : null}
      </p>
      {compared && legend !== undefined ? (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
          <li className="inline-flex items-center gap-2">
            <svg className="chart size-4 shrink-0 rounded-sm" aria-hidden="true">
              <rect width="100%" height="100%" className="chart-part-1" />
            </svg>
            {legend.bars}
          </li>
          <li className="inline-flex items-center gap-2">
            <svg className="size-4 shrink-0" aria-hidden="true">
              <path d="M0 8H16" className="chart-before" strokeWidth="2" strokeDasharray="4 2" />
            </svg>
            {legend.line}
          </li>
        </ul>
      ) : null}
    </figure>
  );
}
