interface SwitchProps {
  label: string;
  on: boolean;
  pending?: boolean;
  onChange: () => void;
}

/** Something that is on or off at once, without a button to save it. */
export function Switch({ label, on, pending = false, onChange }: SwitchProps) {
  return (
    <label className="flex min-h-9 items-center gap-2 text-sm">
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={on}
        aria-disabled={pending}
        onClick={pending ? undefined : onChange}
      />
      {label}
    </label>
  );
}
