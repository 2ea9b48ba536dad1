"use client";

import { useEffect, useState, type ReactNode } from "react";

import { withFreshProof } from "@/app/_lib/fresh";
import { FAILURE } from "@/app/_sentences/interface/page";

import { Button } from "./button";
import { Notice } from "./page/notice";

interface RevealedProps<Shown> {
  /** Fetches the secret; each time leaves a row in the audit. */
  reveal: () => Promise<Shown>;
  /** What is said while it comes. */
  opening: string;
  /** What is said where the person will not prove that it is them. */
  failed: string;
  children: (shown: Shown) => ReactNode;
}

/** Fetches what is kept secret, after a fresh sign-in where the last one is long ago, and then shows it. */
export function Revealed<Shown extends object>({ reveal, opening, failed, children }: RevealedProps<Shown>) {
  const [state, setState] = useState<Shown | "opening" | "failed">("opening");
  const [attempt, setAttempt] = useState(0);
  const [open] = useState(() => reveal);
  useEffect(() => {
    let wanted = true;
    withFreshProof(open).then(
      (shown) => (wanted ? setState(shown) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [open, attempt]);
  function again(): void {
    setState("opening");
    setAttempt(attempt + 1);
  }
  if (state === "opening") return <p role="status">{opening}</p>;
  if (state !== "failed") return children(state);
  return (
    <Notice tone="danger" live action={<Button onClick={again}>{FAILURE.again}</Button>}>
      {failed}
    </Notice>
  );
}
