"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

const load = async () => (await import("./dialog-window")).DialogWindow;
const DialogWindow = dynamic(load, { ssr: false, loading: () => <div className="backdrop" /> });

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

/** A dialog whose code is fetched when the first one opens. */
export function Dialog(props: DialogProps) {
  return props.open ? <DialogWindow {...props} /> : null;
}

/** For onPointerEnter and onFocus of the button that opens it: then it is there at the click. */
export function prepareDialog(): void {
  void load();
}
