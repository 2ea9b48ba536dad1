"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { Notice } from "@/app/_components/page/notice";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface StoppedActionsProps {
  organization: string;
  stopped: boolean;
  /** People from whom something was taken away, and can be given back. */
  removed: number;
  /** Why the visitor decides nothing here. */
  refusal: string | undefined;
}

/** What an owner does about people whom a directory took away, or was about to. */
export function StoppedActions({ organization, stopped, removed, refusal }: StoppedActionsProps) {
  const [asking, setAsking] = useState<"resume" | "undo" | null>(null);
  const close = () => setAsking(null);
  const resume = useCommand(trpc.provisioning.resume.mutate, {
    onDone: () => {
      close();
      toast(PROVISIONING.resumed);
    },
  });
  const undo = useCommand(trpc.provisioning.undo.mutate, {
    onDone: ({ resumed, groups, skipped }) => {
      close();
      toast(PROVISIONING.undone(resumed, groups, skipped));
    },
  });
  if (!stopped && removed === 0) return null;
  return (
    <Notice tone={stopped ? "danger" : "info"}>
      <div className="grid gap-3">
        {stopped ? <strong>{PROVISIONING.stopped}</strong> : null}
        {stopped ? <p>{PROVISIONING.stoppedText}</p> : null}
        {removed === 0 ? null : <p>{PROVISIONING.undoText(removed)}</p>}
        {refusal === undefined ? null : <p>{refusal}</p>}
        <div className="flex flex-wrap gap-2">
          {stopped && refusal === undefined ? (
            <Button onClick={() => setAsking("resume")}>{PROVISIONING.resume}</Button>
          ) : null}
          {removed > 0 && refusal === undefined ? (
            <Button onClick={() => setAsking("undo")}>{PROVISIONING.undo}</Button>
          ) : null}
        </div>
      </div>
      <ConfirmDialog
        open={asking === "resume"}
        onOpenChange={close}
        title={PROVISIONING.resumeTitle}
        verb={PROVISIONING.resumeVerb}
        pendingLabel={PROVISIONING.resuming}
        consequences={PROVISIONING.resumeConsequences}
        pending={resume.pending}
        failure={resume.failure}
        onConfirm={() => void resume.run({ organization })}
      />
      <ConfirmDialog
        open={asking === "undo"}
        onOpenChange={close}
        title={PROVISIONING.undoTitle}
        verb={PROVISIONING.undoVerb}
        pendingLabel={PROVISIONING.undoing}
        consequences={PROVISIONING.undoConsequences}
        danger={false}
        pending={undo.pending}
        failure={undo.failure}
        onConfirm={() => void undo.run({ organization })}
      />
    </Notice>
  );
}
