import type { ReactNode } from "react";

/** The buttons of a dialog: the verb last, at the right; on a phone on top. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>;
}
