"use client";

import { useId, type ReactNode } from "react";

import { VAULTS } from "@/app/_sentences/machines/vaults";

interface VaultBoxProps {
  label: string;
  /** Absent where the visitor may not edit it. */
  onEdit: (() => void) | undefined;
  children: ReactNode;
}

/** What is known of a vault; a double-click on it, or Enter, opens the editor, as the button beside it does. */
export function VaultBox({ label, onEdit, children }: VaultBoxProps) {
  const hint = useId();
  if (onEdit === undefined) return children;
  return (
    <div className="grid gap-1.5">
      <div
        className="vault-box"
        role="group"
        aria-label={label}
        aria-describedby={hint}
        tabIndex={0}
        onDoubleClick={onEdit}
        onKeyDown={({ key, target, currentTarget }) => {
          if (key === "Enter" && target === currentTarget) onEdit();
        }}
      >
        {children}
      </div>
      <p id={hint} className="text-muted text-sm">
        {VAULTS.boxHint}
      </p>
    </div>
  );
}
