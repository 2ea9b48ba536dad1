"use client";

import { useRef, type ComponentProps } from "react";

import { FormField } from "@/app/_components/form-field";

interface ConfigFieldProps extends Omit<ComponentProps<"textarea">, "value"> {
  label: string;
  help: string;
  error: string | undefined;
  /** What stands in it, for the numbers beside it. */
  text: string;
  /** The line that was refused. */
  wrongLine: number | undefined;
}

const ROWS = 16;

/** A plain field for a configuration with the numbers of its lines: every screen reader and keyboard knows it. */
export function ConfigField({ label, help, error, text, wrongLine, ...rest }: ConfigFieldProps) {
  const numbers = useRef<HTMLDivElement>(null);
  const count = text.split("\n").length;
  return (
    <FormField label={label} help={help} error={error}>
      {(control) => (
        <div className="field-control flex overflow-hidden p-0 font-mono text-sm">
          <div
            ref={numbers}
            aria-hidden="true"
            className="text-muted border-line overflow-hidden border-r px-2 py-2 text-right leading-5 tabular-nums select-none"
            style={{ height: `${ROWS * 1.25 + 1}rem` }}
          >
            {Array.from({ length: count }, (_, index) => (
              <div key={index} className={index + 1 === wrongLine ? "text-danger font-medium" : undefined}>
                {index + 1}
              </div>
            ))}
          </div>
          <textarea
            {...rest}
            {...control}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            className="min-w-0 grow resize-none bg-transparent px-2 py-2 leading-5 outline-none"
            style={{ height: `${ROWS * 1.25 + 1}rem` }}
            onScroll={({ currentTarget }) => {
              if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop;
            }}
          />
        </div>
      )}
    </FormField>
  );
}
