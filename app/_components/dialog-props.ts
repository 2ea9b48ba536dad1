import type { ReactNode } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /** Keeps it open on Escape and on a click beside it, such as while a secret is shown. */
  sticky?: boolean;
  children: ReactNode;
}
