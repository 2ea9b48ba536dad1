/** Stands where a text will come, so that nothing jumps when it does. */
export function Skeleton({ className = "w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={`skeleton ${className}`} />;
}
