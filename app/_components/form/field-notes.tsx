import type { ReactNode } from "react";

interface Notes {
  help: ReactNode;
  error: string | undefined;
}

/** The ids of what `FieldNotes` shows, for the control that they belong to. */
export function describedBy(id: string, { help, error }: Notes): string | undefined {
  const ids = [error === undefined ? "" : `${id}-error`, help === undefined ? "" : `${id}-help`];
  return ids.join(" ").trim() || undefined;
}

/** Below a field: what is wrong with it, and what it is for. */
export function FieldNotes({ id, help, error }: Notes & { id: string }) {
  return (
    <>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="text-muted text-sm">
          {help}
        </p>
      )}
    </>
  );
}
