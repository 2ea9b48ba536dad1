"use client";

import { useState, type ReactNode } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import type { ConfirmDialogProps } from "@/app/_components/dialog/confirm-dialog-props";
import { useCommand } from "@/app/_lib/use-command";

interface ConfirmActionProps<Output> extends Pick<
  ConfirmDialogProps,
  "title" | "verb" | "pendingLabel" | "consequences" | "preview" | "typedName" | "danger" | "children"
> {
  heading: string;
  text: string;
  /** Why the button cannot be used. */
  disabledReason?: string | undefined;
  /** Above the button: what the question is about. */
  choice?: ReactNode;
  call: () => Promise<Output>;
  onDone: (output: Output) => void;
  /** False where `onDone` leads to another page. */
  refresh?: boolean;
}

/** One thing that can be done to a project: what it means, the button, and the question before it is done. */
export function ConfirmAction<Output>(props: ConfirmActionProps<Output>) {
  const { heading, text, disabledReason, choice, call, onDone, refresh = true, ...dialog } = props;
  const [open, setOpen] = useState(false);
  const command = useCommand(call, {
    refresh,
    onDone: (output) => {
      setOpen(false);
      onDone(output);
    },
  });
  return (
    <li className="grid gap-3 p-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="grid min-w-0 gap-2">
        <div>
          <h3 className="font-medium">{heading}</h3>
          <p className="text-muted max-w-prose text-sm">{text}</p>
        </div>
        {choice}
      </div>
      <Button
        variant={dialog.danger === true ? "danger" : "secondary"}
        disabledReason={disabledReason}
        className="justify-self-start"
        onClick={() => setOpen(true)}
      >
        {dialog.verb}
      </Button>
      {open ? (
        <ConfirmDialog
          {...dialog}
          open
          onOpenChange={() => {
            command.reset();
            setOpen(false);
          }}
          pending={command.pending}
          failure={command.failure}
          onConfirm={() => void command.run(undefined)}
        />
      ) : null}
    </li>
  );
}
