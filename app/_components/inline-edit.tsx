"use client";

import { Check, Pencil, X } from "lucide-react";
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";

import { DIALOG, FORM } from "@/app/_lib/sentences";

interface InlineEditProps {
  /** What is edited, spoken: "Display name". */
  label: string;
  value: string;
  maxLength?: number;
  pending?: boolean;
  /** Answers the sentence of the refusal, or null when it was saved. */
  onSave: (value: string) => Promise<string | null>;
}

/** A value with a pencil: the pencil opens a field, the check mark or Enter saves, Escape gives up. */
export function InlineEdit({ label, value, maxLength, pending = false, onSave }: InlineEditProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);
  const errorId = useId();

  useEffect(() => {
    if (draft !== null || !returning.current) return;
    returning.current = false;
    pencil.current?.focus();
  }, [draft]);

  function close(): void {
    returning.current = true;
    setDraft(null);
    setError(null);
  }
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null || pending) return;
    if (draft.trim() === value) return close();
    const refusal = await onSave(draft.trim());
    if (refusal === null) close();
    else setError(refusal);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") close();
  }

  if (draft === null) {
    return (
      <span className="inline-flex min-w-0 items-center gap-1">
        <span className="min-w-0 break-words">{value}</span>
        <button
          ref={pencil}
          type="button"
          className="icon-button"
          aria-label={FORM.edit(label)}
          onClick={() => setDraft(value)}
        >
          <Pencil aria-hidden="true" size={14} />
        </button>
      </span>
    );
  }
  return (
    <form
      className="grid gap-1"
      onSubmit={(event) => void save(event)}
      onKeyDown={onKeyDown}
      aria-busy={pending}
      noValidate
    >
      <span className="flex max-w-sm items-center gap-1">
        <input
          autoFocus
          className="field-control"
          aria-label={label}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={error === null ? undefined : errorId}
          autoComplete="off"
          maxLength={maxLength}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
        <button type="submit" className="icon-button" aria-label={FORM.save}>
          {pending ? <span className="spinner" aria-hidden="true" /> : <Check aria-hidden="true" size={16} />}
        </button>
        <button type="button" className="icon-button" aria-label={DIALOG.cancel} onClick={close}>
          <X aria-hidden="true" size={16} />
        </button>
      </span>
      {error === null ? null : (
        <span id={errorId} role="alert" className="field-error">
          {error}
        </span>
      )}
    </form>
  );
}
