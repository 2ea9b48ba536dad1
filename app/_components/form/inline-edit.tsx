"use client";

import { Check, Pencil, X } from "lucide-react";
import { useEffect, useId, useRef, useState, type SubmitEvent, type KeyboardEvent } from "react";

import { DIALOG, FORM } from "@/app/_sentences/interface/forms";

interface InlineEditProps {
  /** What is edited, spoken: "Display name". */
  label: string;
  value: string;
  maxLength?: number;
  pending?: boolean;
  /** Answers the sentence of the refusal, or null when it was saved. */
  onSave: (value: string) => Promise<string | null>;
}

interface EditorProps {
  label: string;
  draft: string;
  error: string | null;
  pending: boolean;
  maxLength: number | undefined;
  onChange: (draft: string) => void;
  onSubmit: () => void;
  onCancel: () => void;
}

function Editor({ label, draft, error, pending, maxLength, onChange, onSubmit, onCancel }: EditorProps) {
  const errorId = useId();
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    onSubmit();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") onCancel();
  }
  return (
    <form className="grid gap-1" method="post" onSubmit={submit} onKeyDown={onKeyDown} aria-busy={pending} noValidate>
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
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        <button type="submit" className="icon-button" aria-label={FORM.save}>
          {pending ? <span className="spinner" aria-hidden="true" /> : <Check aria-hidden="true" size={16} />}
        </button>
        <button type="button" className="icon-button" aria-label={DIALOG.cancel} onClick={onCancel}>
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

/** A value with a pencil: the pencil opens a field, the check mark or Enter saves, Escape gives up. */
export function InlineEdit({ label, value, maxLength, pending = false, onSave }: InlineEditProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);

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
  async function save(text: string): Promise<void> {
    if (pending) return;
    const refusal = text === value ? null : await onSave(text);
    if (refusal === null) close();
    else setError(refusal);
  }

  if (draft !== null) {
    return (
      <Editor
        label={label}
        draft={draft}
        error={error}
        pending={pending}
        maxLength={maxLength}
        onChange={setDraft}
        onSubmit={() => void save(draft.trim())}
        onCancel={close}
      />
    );
  }
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <span className="min-w-0 wrap-anywhere">{value}</span>
      <button
        ref={pencil}
        type="button"
        className="icon-button"
        aria-label={FORM.edit(label)}
        onClick={() => {
          setDraft(value);
        }}
      >
        <Pencil aria-hidden="true" size={14} />
      </button>
    </span>
  );
}
