import { SHELL } from "@/app/_lib/sentences";

/** As high as the rows that will stand here, so that nothing jumps when they come. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="table-frame" role="status">
      <span className="sr-only">{SHELL.loading}</span>
      {Array.from({ length: rows + 1 }, (_, index) => (
        <div key={index} className="skeleton-row" aria-hidden="true">
          <span className="skeleton w-1/4" />
          <span className="skeleton w-1/6" />
          <span className="skeleton w-1/5" />
        </div>
      ))}
    </div>
  );
}

export function Skeleton({ className = "w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={`skeleton ${className}`} />;
}
