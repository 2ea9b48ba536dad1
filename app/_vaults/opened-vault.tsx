"use client";

import { useEffect, useState, type ReactNode } from "react";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { withFreshProof } from "@/app/_lib/fresh";
import { VAULTS } from "@/app/_lib/vault-sentences";

interface OpenedVaultProps<Shown> {
  /** Shows the content; each time leaves a row in the audit. */
  reveal: () => Promise<Shown>;
  /** What is said where the person will not prove that it is them. */
  failed?: string;
  children: (shown: Shown) => ReactNode;
}

/** Reveals what a vault says, after a fresh sign-in where the last one is long ago, and then shows it. */
export function OpenedVault<Shown extends object>({ reveal, failed, children }: OpenedVaultProps<Shown>) {
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
  if (state === "opening") return <p role="status">{VAULTS.opening}</p>;
  if (state !== "failed") return children(state);
  return (
    <Notice tone="danger" live action={<Button onClick={again}>{VAULTS.again}</Button>}>
      {failed ?? VAULTS.openFailed}
    </Notice>
  );
}
