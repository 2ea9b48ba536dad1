"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

/** Comes in by a link for many, and stands in its workspace then. */
export function JoinByLink({ token }: { token: string }) {
  const [leaving, setLeaving] = useState(false);
  const accept = useCommand(trpc.invitationLinks.accept.mutate, {
    refresh: false,
    onDone: ({ workspace }) => {
      setLeaving(true);
      window.location.assign(urls.workspace.projects(workspace.slug));
    },
  });
  const busy = accept.pending || leaving;
  return (
    <div className="grid gap-3">
      <ErrorSummary failure={accept.failure} />
      <div>
        <Button
          variant="primary"
          pending={busy}
          pendingLabel={INVITATION.accepting}
          onClick={() => (busy ? undefined : void accept.run({ token }))}
        >
          {INVITATION.joinLink}
        </Button>
      </div>
    </div>
  );
}
