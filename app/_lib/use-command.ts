"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState, useTransition } from "react";

import type { Failure } from "./failure";
import { withFreshProof } from "./fresh";
import { readFailure } from "./read-failure";

/** The part of a form that a refusal needs: the field that the server named gets its sentence. */
interface FieldTarget {
  setError(name: never, error: { type: string; message: string }, options?: { shouldFocus: boolean }): void;
  getValues(): object;
}

interface CommandOptions<Output> {
  /** Runs after success, before the page is fetched anew. */
  onDone?: (output: Output) => void | Promise<void>;
  onFailure?: (failure: Failure) => void;
  /** The form whose field gets the refusal, where the server names one. */
  form?: FieldTarget;
  /** Fetches the page anew after success (default). Switch it off where onDone leads to another page. */
  refresh?: boolean;
}

interface Command<Input, Output> {
  /** Answers the result, or null when it was refused. A second call while one is under way does nothing. */
  run: (input: Input) => Promise<Output | null>;
  pending: boolean;
  failure: Failure | null;
  /** Forgets the failure, such as when the dialog closes. */
  reset: () => void;
}

/** Puts the refusal at the field it names; answers false where the form has no such field. */
function placed(form: FieldTarget | undefined, field: string | undefined, failure: Failure): boolean {
  if (form === undefined || field === undefined) return false;
  const head = field.split(".")[0] ?? field;
  if (!Object.hasOwn(form.getValues(), head)) return false;
  // The name was just found among the form's own values.
  form.setError(field as never, { type: failure.reason, message: failure.sentence }, { shouldFocus: true });
  return true;
}

/** One command of the server, with its pending state and its refusal in words. */
export function useCommand<Input, Output>(
  call: (input: Input) => Promise<Output>,
  options: CommandOptions<Output> = {},
): Command<Input, Output> {
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useRef(false);

  async function run(input: Input): Promise<Output | null> {
    if (busy.current) return null;
    busy.current = true;
    setRunning(true);
    setFailure(null);
    try {
      const output = await withFreshProof(() => call(input));
      await options.onDone?.(output);
      if (options.refresh !== false) startRefresh(() => router.refresh());
      return output;
    } catch (error) {
      const { failure: refused, field } = await readFailure(error);
      if (!placed(options.form, field, refused)) setFailure(refused);
      options.onFailure?.(refused);
      return null;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }
  const reset = useCallback(() => setFailure(null), []);
  return { run, pending: running || refreshing, failure, reset };
}
