"use client";

import { Button } from "@/app/_components/button";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

import { StateDialogs } from "../state-dialogs";

interface MachineStateProps {
  workspace: string;
  account: { id: string; name: string; status: "active" | "suspended" };
  disabledReason: string | undefined;
}

/** Suspends the service account of the page, or lets it work again. */
export function MachineState({ workspace, account, disabledReason }: MachineStateProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const { id, name, status } = account;
  const action = status === "active" ? "suspend" : "resume";
  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => onAction(action, { id, name, cells: {} })}>
        {MACHINES[action]}
      </Button>
      <StateDialogs workspace={workspace} rowFor={rowFor} onClose={close} />
    </>
  );
}
