"use client";

import { useState, type ReactNode, type Ref } from "react";

import { LINES } from "@/app/_sentences/interface/controls";
import { readLines, type ReadEntry } from "@/app/_lib/form/read-lines";

import { Textarea } from "./controls";
import { FormField } from "./form-field";

interface LinesFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  rows?: number;
  placeholder?: string;
  /** Why an entry cannot be right, in the middle of a sentence: "this is no e-mail address". */
  check?: (entry: string) => string | undefined;
  /** Each entry once, also those that cannot be right: the schema and the server decide. */
  onChange: (entries: string[]) => void;
  onBlur?: () => void;
  /** What stands in it at first, such as the content of a file. Give the field a new `key` to replace its text. */
  initial?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Problems beyond these are only counted. */
const TOLD = 20;

function problemsOf(entries: readonly ReadEntry[], check: LinesFieldProps["check"]): string[] {
  return entries.flatMap(({ line, text, sameAs }) => {
    const reason = sameAs === undefined ? check?.(text) : LINES.repeated(sameAs);
    return reason === undefined ? [] : [LINES.problem(line, text, reason)];
  });
}

/** Many entries pasted at once. Counts them, and names the lines that repeat another or cannot be right. */
export function LinesField(props: LinesFieldProps) {
  const { label, help, error, optional = false, rows = 5, placeholder, check, initial = "" } = props;
  const [entries, setEntries] = useState(() => readLines(initial));
  const problems = problemsOf(entries, check);
  function change(text: string): void {
    const read = readLines(text);
    setEntries(read);
    props.onChange(read.filter(({ sameAs }) => sameAs === undefined).map((entry) => entry.text));
  }
  return (
    <div className="grid gap-1.5">
      <FormField
        label={label}
        help={help}
        error={error}
        optional={optional}
        aside={
          <output className="text-muted tabular-nums">
            {LINES.count(entries.filter(({ sameAs }) => sameAs === undefined).length)}
          </output>
        }
      >
        {(control) => (
          <Textarea
            {...control}
            ref={props.ref}
            rows={rows}
            placeholder={placeholder}
            autoCapitalize="off"
            spellCheck={false}
            defaultValue={initial}
            onChange={(event) => change(event.target.value)}
            onBlur={props.onBlur}
          />
        )}
      </FormField>
      <div role="status">
        {problems.length === 0 ? null : (
          <ul aria-label={LINES.problems} className="notice notice-warn grid gap-0.5 text-sm">
            {problems.slice(0, TOLD).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {problems.length > TOLD ? <li>{LINES.more(problems.length - TOLD)}</li> : null}
          </ul>
        )}
      </div>
    </div>
  );
}
