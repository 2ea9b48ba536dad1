"use client";

import { useEffect, useState, type ReactNode } from "react";

import { Notice } from "@/app/_components/notice";
import { VAULTS } from "@/app/_lib/vault-sentences";
import type { RevealedVaultView } from "@/server/vaults/schema";

interface OpenedVaultProps {
  /** Shows the content; each time leaves a row in the audit. */
  reveal: () => Promise<RevealedVaultView>;
  children: (shown: RevealedVaultView) => ReactNode;
}

/** Reveals a vault as it is now, then shows its form. */
export function OpenedVault({ reveal, children }: OpenedVaultProps) {
  const [state, setState] = useState<RevealedVaultView | "opening" | "failed">("opening");
  const [open] = useState(() => reveal);
  useEffect(() => {
    let wanted = true;
    open().then(
      (shown) => (wanted ? setState(shown) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [open]);
  if (state === "opening") return <p role="status">{VAULTS.opening}</p>;
  if (state !== "failed") return children(state);
  return (
    <Notice tone="danger" live>
      {VAULTS.openFailed}
    </Notice>
  );
}
