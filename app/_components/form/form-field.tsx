import { useId, type ReactNode } from "react";

import { FORM } from "@/app/_sentences/interface/forms";

import { describedBy, FieldNotes } from "./field-notes";

/** What the control inside takes over, so that label, help and error are spoken with it. */
export interface FieldControl {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface FormFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** Beside the label, such as a link to a reset. */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, help and error below, all tied to the control. */
export function FormField({ label, help, error, optional = false, aside, children }: FormFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {optional ? <span className="text-muted font-normal"> ({FORM.optional})</span> : null}
        </label>
        {aside === undefined ? null : <span className="text-sm whitespace-nowrap">{aside}</span>}
      </div>
      {children({
        id,
        "aria-invalid": error === undefined ? undefined : true,
        "aria-describedby": describedBy(id, { help, error }),
      })}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
