import type { ReactNode } from "react";

interface DescriptionListProps {
  items: readonly { label: string; value: ReactNode; action?: ReactNode }[];
}

/** Names and values of one thing, side by side; one below the other on a phone. What copies a value stands beside it. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="panel divide-line divide-y">
      {items.map(({ label, value, action }) => (
        <div
          key={label}
          className="grid items-center gap-x-4 gap-y-1 px-4 py-3 has-[>dd>.icon-button]:grid-cols-[1fr_auto] sm:min-h-13 sm:grid-cols-[11rem_1fr_auto] sm:has-[>dd>.icon-button]:grid-cols-[11rem_minmax(0,max-content)_1fr]"
        >
          <dt className="text-muted col-span-full text-sm sm:col-span-1">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
          {action === undefined ? null : <dd>{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
