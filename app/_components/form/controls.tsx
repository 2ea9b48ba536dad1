import type { ComponentProps, ReactNode } from "react";

const CONTROL = "field-control";

function joined(extra: string | undefined): string {
  return extra === undefined ? CONTROL : `${CONTROL} ${extra}`;
}

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input type="text" autoComplete="off" {...rest} className={joined(className)} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={joined(className)} />;
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<"select"> {
  options: readonly Option[];
}

/** The browser's own list: it is quick, speaks every language and works on a phone. */
export function Select({ className, options, ...rest }: SelectProps) {
  return (
    <select {...rest} className={joined(className)}>
      {options.map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  help?: ReactNode;
}

/** The whole line is the target. */
export function Checkbox({ label, help, className, ...rest }: CheckboxProps) {
  return (
    <label className={`check-line ${className ?? ""}`}>
      <input {...rest} type="checkbox" className="field-check" />
      <span>
        {label}
        {help === undefined ? null : <span className="text-muted block text-sm">{help}</span>}
      </span>
    </label>
  );
}
