interface TabsProps {
  label: string;
  tabs: readonly { label: string; href: string; current: boolean; count?: number }[];
}

/** Tabs that are links: each has an address of its own. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="tab-list mb-5">
      {tabs.map(({ label: text, href, current, count }) => (
        <a key={href} href={href} className="tab" aria-current={current ? "page" : undefined}>
          {text}
          {count === undefined ? null : <span className="text-muted tabular-nums">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
