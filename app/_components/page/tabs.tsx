interface TabsProps {
  label: string;
  /** One without an address is not reached yet. */
  tabs: readonly { label: string; href?: string; current: boolean; count?: number }[];
  /** Steps of one thing that is done, and not pages beside each other. */
  steps?: boolean;
}

/** Tabs that are links: each has an address of its own. */
export function Tabs({ label, tabs, steps = false }: TabsProps) {
  const here = steps ? "step" : "page";
  return (
    <nav aria-label={label} className="tab-list mb-5">
      {tabs.map(({ label: text, href, current, count }) =>
        href === undefined ? (
          <span key={text} className="tab tab-later">
            {text}
          </span>
        ) : (
          <a key={href} href={href} className="tab" aria-current={current ? here : undefined}>
            {text}
            {count === undefined ? null : <span className="text-muted tabular-nums">{count}</span>}
          </a>
        ),
      )}
    </nav>
  );
}
