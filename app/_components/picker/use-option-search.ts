"use client";

import { useEffect, useRef, useState } from "react";

/** As long as people pause between letters at the most. */
const PAUSE_MS = 180;

export interface OptionSearch<Option> {
  /** What was found last; it stays until the next answer is there, so that the list does not flicker. */
  options: readonly Option[];
  /** The text that `options` answers; null before the first answer. */
  answered: string | null;
  loading: boolean;
  failed: boolean;
  ask: (text: string, pause?: boolean) => void;
}

type Found<Option> = Pick<OptionSearch<Option>, "options" | "answered" | "failed">;

/** Searches as one types. A late answer to an older text never replaces a newer one. */
export function useOptionSearch<Option>(search: (text: string) => Promise<readonly Option[]>): OptionSearch<Option> {
  const [found, setFound] = useState<Found<Option>>({ answered: null, options: [], failed: false });
  const [loading, setLoading] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asked.current = -1;
    },
    [],
  );

  async function fetchNow(text: string, turn: number): Promise<void> {
    let next: Found<Option>;
    try {
      next = { answered: text, options: await search(text), failed: false };
    } catch {
      next = { answered: text, options: [], failed: true };
    }
    if (asked.current !== turn) return;
    setFound(next);
    setLoading(false);
  }
  function ask(text: string, pause = true): void {
    clearTimeout(timer.current);
    asked.current += 1;
    const turn = asked.current;
    setLoading(true);
    timer.current = setTimeout(() => void fetchNow(text, turn), pause ? PAUSE_MS : 0);
  }
  return { ...found, loading, ask };
}
