import type { ReactNode } from "react";

import { SHELL } from "@/app/_sentences/interface/shell";

export interface Crumb {
  label: string;
  href?: string;
}

interface PageHeaderProps {
  title: ReactNode;
  /** What one is in, outermost first: "Organization acme", "Workspace research". */
  trail?: readonly Crumb[];
  description?: ReactNode;
  actions?: ReactNode;
}

/** Says where one is, at which level, and what can be done here. */
export function PageHeader({ title, trail = [], description, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-1">
      {trail.length === 0 ? null : (
        <nav aria-label={SHELL.breadcrumb} className="text-muted text-sm">
          <ol className="flex flex-wrap items-center gap-x-2">
            {trail.map(({ label, href }) => (
              <li key={label} className="crumb">
                {href === undefined ? label : <a href={href}>{label}</a>}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {description === undefined ? null : <div className="text-muted max-w-2xl text-pretty">{description}</div>}
        </div>
        {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
