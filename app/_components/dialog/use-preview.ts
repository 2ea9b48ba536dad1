"use client";

import { useEffect, useState } from "react";

import type { PreviewSection } from "./preview-types";

export type PreviewState = "none" | "loading" | "failed" | readonly PreviewSection[];

/** Looks up once what a command would change; `again` after a failure. */
export function usePreview(load: (() => Promise<readonly PreviewSection[]>) | undefined) {
  const [state, setState] = useState<PreviewState>(load === undefined ? "none" : "loading");
  const [attempt, setAttempt] = useState(0);
  // The question stays the one that the dialog was opened with.
  const [ask] = useState(() => load);
  useEffect(() => {
    if (ask === undefined) return;
    let wanted = true;
    ask().then(
      (sections) => (wanted ? setState(sections) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [ask, attempt]);
  function again(): void {
    setState("loading");
    setAttempt(attempt + 1);
  }
  return { state, again };
}
