import type { ReactNode } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /** Keeps it open on Escape and on a click beside it, such as while a secret is shown. */
  sticky?: boolean;
  /** Puts the focus on the dialog itself though it has a field: what stands above the field is to be read first. */
  reading?: boolean;
  children: ReactNode;
}
