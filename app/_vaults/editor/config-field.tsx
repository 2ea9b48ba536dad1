"use client";

import { useEffect, useMemo, useRef, useState, type ComponentProps, type KeyboardEvent } from "react";

import { FormField } from "@/app/_components/form/form-field";
import { EDITOR } from "@/app/_sentences/machines/vaults";

import { indentSelection, lineStart, placeOf } from "./text-places";

/** Where a text was refused, both from 1. */
export interface Wrong {
  line: number;
  column: number;
}

interface ConfigFieldProps extends Omit<ComponentProps<"textarea">, "value"> {
  label: string;
  help: string;
  error: string | undefined;
  /** What stands in it, for the numbers beside it. */
  text: string;
  wrong: Wrong | undefined;
}

const LINE_REM = 1.25;

/**
 * A plain field for a configuration with the numbers of its lines: every screen reader and keyboard knows it, and it
 * costs next to nothing. Whoever only passes through by Tab is never held.
 */
export function ConfigField({ label, help, error, text, wrong, onBlur, ...rest }: ConfigFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const typed = useRef(false);
  const [caret, setCaret] = useState<Wrong>({ line: 1, column: 1 });
  const numbers = useMemo(() => Array.from({ length: text.split("\n").length }, (_, at) => at + 1).join("\n"), [text]);
  const marked = error === undefined ? undefined : wrong;

  useEffect(() => {
    const field = frame.current?.querySelector("textarea");
    if (field === null || field === undefined || wrong === undefined) return;
    const at = lineStart(field.value, wrong.line - 1) + wrong.column - 1;
    field.setSelectionRange(at, at);
    // The line stands in the middle, as far as there are lines above it.
    const lineHeight = field.scrollHeight / Math.max(1, field.value.split("\n").length);
    field.scrollTop = Math.max(0, (wrong.line - 1) * lineHeight - field.clientHeight / 2);
    const told = requestAnimationFrame(() => setCaret(placeOf(field.value, at)));
    return () => cancelAnimationFrame(told);
  }, [wrong]);

  function follow(field: HTMLTextAreaElement): void {
    frame.current?.style.setProperty("--scrolled", `${field.scrollTop}px`);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Tab" && plain && typed.current) {
      event.preventDefault();
      indentSelection(event.currentTarget, event.shiftKey);
    } else if (event.key === "Escape") {
      typed.current = false;
    } else if (plain && (event.key.length === 1 || event.key === "Enter")) {
      typed.current = true;
    }
  }
  return (
    <FormField label={label} help={help} error={error} aside={<Caret {...caret} />}>
      {(control) => (
        <div ref={frame} className="editor">
          {marked === undefined ? null : (
            <div
              aria-hidden="true"
              className="editor-mark"
              style={{ translate: `0 calc(${(marked.line - 1) * LINE_REM}rem - var(--scrolled, 0px))` }}
            />
          )}
          <div aria-hidden="true" className="editor-numbers">
            <div style={{ translate: "0 calc(-1 * var(--scrolled, 0px))" }}>{numbers}</div>
          </div>
          <textarea
            {...rest}
            {...control}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onKeyDown={onKeyDown}
            onScroll={({ currentTarget }) => follow(currentTarget)}
            onSelect={({ currentTarget }) => setCaret(placeOf(currentTarget.value, currentTarget.selectionStart))}
            onBlur={(event) => {
              typed.current = false;
              onBlur?.(event);
            }}
          />
        </div>
      )}
    </FormField>
  );
}

function Caret({ line, column }: Wrong) {
  return <span className="text-muted tabular-nums">{EDITOR.caret(line, column)}</span>;
}
