import { useId, type ReactNode } from "react";

import { describedBy, FieldNotes } from "./field-notes";

interface FieldGroupProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** Several controls that make one field: label above, help and error below, all spoken with the group. */
export function FieldGroup({ label, help, error, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-1.5" aria-describedby={describedBy(id, { help, error })}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}
