"use client";

import { useEffect, useRef } from "react";

import { PLAN_LIMIT } from "@/app/_sentences/billing/plan-limits";
import { FORM } from "@/app/_sentences/interface/forms";
import type { Failure } from "@/app/_lib/failure";

export interface FieldProblem {
  name: string;
  label: string;
  message: string;
}

interface ErrorSummaryProps {
  /** Shown when there are two or more; one alone is told at its field. */
  problems?: readonly FieldProblem[];
  /** What the server refused, where it names no field. */
  failure?: Failure | null;
  /** What is wrong with a value that the form does not show. */
  unseen?: string | undefined;
  /** `form.setFocus`: puts the cursor into the field of that name. */
  onPick?: (name: string) => void;
}

/** Stands on top of a form. The first wrong field gets the focus; where there is none, the summary itself does. */
export function ErrorSummary({ problems = [], failure = null, unseen, onPick }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== null || unseen !== undefined) box.current?.focus();
  }, [failure, unseen]);
  if (failure === null && unseen === undefined && problems.length < 2) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-danger">
      <p className="font-medium">{failure?.sentence ?? unseen ?? FORM.summary(problems.length)}</p>
      {failure?.path === undefined ? null : (
        <p className="mt-1 text-sm">
          <a className="text-link" href={failure.path}>
            {PLAN_LIMIT.wayUp}
          </a>
        </p>
      )}
      {failure?.requestId === undefined ? null : (
        <p className="text-muted mt-1 text-sm">
          {FORM.request("")} <code className="break-all select-all">{failure.requestId}</code>
        </p>
      )}
      {problems.length === 0 ? null : (
        <ul className="mt-1 grid gap-0.5 text-sm">
          {problems.map(({ name, label, message }) => (
            <li key={name}>
              <button type="button" className="text-link min-h-[24px] text-start" onClick={() => onPick?.(name)}>
                {label}: {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
