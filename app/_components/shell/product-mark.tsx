/** Two layers, one above the other: what is above rules what is below. */
export function ProductMark() {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" className="flex-none">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g fill="none" stroke="#fff" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M7 12.5 16 8l9 4.5-9 4.5z" />
        <path d="m7 19.5 9 4.5 9-4.5" />
      </g>
    </svg>
  );
}
