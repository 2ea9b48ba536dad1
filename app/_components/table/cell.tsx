import { Face } from "@/app/_components/face";
import { relativeTime, utcTime, formatNumber, type Clock } from "@/app/_lib/format";
import { TABLE } from "@/app/_sentences/interface/tables";

import type { Cell, CellParts, Column, Tone } from "./types";

export const BADGE: Record<Tone, string> = {
  neutral: "badge",
  ok: "badge badge-ok",
  warn: "badge badge-warn",
  danger: "badge badge-danger",
  waiting: "badge badge-waiting",
};

function opening(text: string, details: NonNullable<CellParts["details"]>) {
  return (
    <details>
      <summary>{text}</summary>
      <dl>
        {details.map(([label, value, struck]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{struck === true ? <s>{value}</s> : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function switchOf({ action, label, on }: NonNullable<CellParts["turn"]>) {
  return (
    <button type="button" role="switch" className="switch" aria-checked={on} aria-label={label} data-turn={action} />
  );
}

function rich({ text, href, download, spoken, note, tone, details, turn, face }: CellParts) {
  if (turn !== undefined) return switchOf(turn);
  if (details !== undefined) return opening(text, details);
  const body = tone === undefined ? text : <span className={BADGE[tone]}>{text}</span>;
  if (href === undefined && note === undefined && face === undefined) return body;
  return (
    <>
      {face === undefined ? null : <Face of={face} />}
      {href === undefined ? (
        body
      ) : (
        <a href={href} download={download} aria-label={spoken}>
          {body}
        </a>
      )}
      {note === undefined ? null : <small>{note}</small>}
    </>
  );
}

/** What stands in a cell. Called for every cell of a page: no hooks, no class-name work, few elements. */
export function cellContent(kind: Column["kind"], cell: Cell | undefined, clock: Clock) {
  // An empty cell shows a dash, which the style sheet puts there: most cells of some lists are empty.
  if (cell === null || cell === undefined || cell === "") return null;
  if (typeof cell === "object") return rich(cell);
  if (typeof cell === "number") return formatNumber(cell, clock.locale);
  switch (kind) {
    case "time":
      return (
        <time dateTime={cell} title={utcTime(cell)}>
          {relativeTime(cell, clock)}
        </time>
      );
    case "id":
      return (
        <button type="button" data-copy={cell} aria-label={TABLE.copyId(cell)}>
          {cell}
        </button>
      );
    case "status":
      return <span className="badge">{cell}</span>;
    case "code":
      return <code>{cell}</code>;
    default:
      return cell;
  }
}
