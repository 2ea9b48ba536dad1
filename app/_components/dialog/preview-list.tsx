import { useId } from "react";

import { formatNumber } from "@/app/_lib/format";
import { PREVIEW } from "@/app/_sentences/interface/controls";

import type { PreviewItem, PreviewPart, PreviewSection } from "./preview-types";

const SECTION: Readonly<Record<PreviewSection["kind"], string>> = {
  ends: "notice notice-danger",
  ownerless: "notice notice-warn",
  stays: "notice",
  done: "notice",
};

/** A part with more names than this opens on request. */
const SHOWN = 5;

function Names({ items, total }: { items: readonly PreviewItem[]; total: number | null }) {
  const left = (total ?? 0) - items.length;
  return (
    <ul className="mt-0.5 grid list-disc gap-0.5 pl-5 text-sm">
      {items.map(({ key, text, note }) => (
        <li key={key} className="wrap-anywhere">
          {text}
          {note === undefined ? null : <span className="text-muted"> {note}</span>}
        </li>
      ))}
      {left > 0 ? <li className="text-muted list-none">{PREVIEW.more(formatNumber(left))}</li> : null}
    </ul>
  );
}

function Part({ label, total, items = [] }: PreviewPart) {
  const head = PREVIEW.part(label, total === null ? PREVIEW.many : formatNumber(total));
  if (items.length === 0) return <p className="text-sm tabular-nums">{head}</p>;
  if (items.length <= SHOWN) {
    return (
      <div>
        <p className="text-sm tabular-nums">{head}</p>
        <Names items={items} total={total} />
      </div>
    );
  }
  return (
    <details>
      <summary className="min-h-[24px] text-sm tabular-nums">{head}</summary>
      <Names items={items} total={total} />
    </details>
  );
}

function Section({ kind, title, lines = [], parts = [] }: PreviewSection) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={SECTION[kind]}>
      <h3 id={id} className="text-sm font-medium">
        {title ?? PREVIEW.titles[kind]}
      </h3>
      <div className="mt-1 grid gap-1">
        {lines.map((line) => (
          <p key={line} className="text-sm">
            {line}
          </p>
        ))}
        {parts.map((part) => (
          <Part key={part.label} {...part} />
        ))}
      </div>
    </section>
  );
}

/** What ends, what becomes ownerless, what stays: with counts and the first names. What is empty is left out. */
export function PreviewList({ sections }: { sections: readonly PreviewSection[] }) {
  const told = sections.filter(
    ({ lines = [], parts = [] }) => lines.length > 0 || parts.some(({ total }) => total !== 0),
  );
  return (
    <div className="grid gap-2">
      {told.map((section) => (
        <Section
          key={`${section.kind} ${section.title ?? ""}`}
          {...section}
          parts={(section.parts ?? []).filter(({ total }) => total !== 0)}
        />
      ))}
    </div>
  );
}
