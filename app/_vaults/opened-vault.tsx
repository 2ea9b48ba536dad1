"use client";

import type { ReactNode } from "react";

import { Revealed } from "@/app/_components/revealed";
import { VAULTS } from "@/app/_sentences/machines/vaults";

interface OpenedVaultProps<Shown> {
  /** Shows the content; each time leaves a row in the audit. */
  reveal: () => Promise<Shown>;
  failed?: string;
  children: (shown: Shown) => ReactNode;
}

/** What a vault says. */
export function OpenedVault<Shown extends object>({ failed = VAULTS.openFailed, ...rest }: OpenedVaultProps<Shown>) {
  return <Revealed {...rest} opening={VAULTS.opening} failed={failed} />;
}
