import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What this is for. */
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** Where there is nothing yet: what this is for and how to begin. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="panel grid justify-items-center gap-2 px-6 py-12 text-center">
      <h2 className="text-lg font-medium">{title}</h2>
      {children === undefined ? null : <div className="text-muted max-w-prose text-pretty">{children}</div>}
      {action === undefined ? null : <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
