"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Row } from "@/app/_components/table/types";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { trpc } from "@/app/_lib/trpc";

interface StateDialogsProps {
  workspace: string;
  /** Of `useChosenRow`. */
  rowFor: (action: string) => Row | null;
  onClose: () => void;
}

/** The questions before a service account is suspended, and before it works again. */
export function StateDialogs({ workspace, rowFor, onClose }: StateDialogsProps) {
  return (
    <>
      <ConfirmRow
        row={rowFor("suspend")}
        title={MACHINES.suspendTitle}
        verb={MACHINES.suspendVerb}
        pendingLabel={MACHINES.suspending}
        consequences={MACHINES.suspendConsequences}
        call={({ id }) => trpc.serviceAccounts.suspend.mutate({ workspace, serviceAccount: id })}
        done={MACHINES.suspended}
        onClose={onClose}
      />
      <ConfirmRow
        row={rowFor("resume")}
        title={MACHINES.resumeTitle}
        verb={MACHINES.resumeVerb}
        pendingLabel={MACHINES.resuming}
        consequences={MACHINES.resumeConsequences}
        danger={false}
        call={({ id }) => trpc.serviceAccounts.resume.mutate({ workspace, serviceAccount: id })}
        done={MACHINES.resumed}
        onClose={onClose}
      />
    </>
  );
}
