"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { INVITATION } from "@/app/_lib/entry-sentences";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

/** Yes or no. After yes one stands in the workspace; after no the page says so. */
export function Answer({ token }: { token: string }) {
  const [leaving, setLeaving] = useState(false);
  const accept = useCommand(trpc.invitations.accept.mutate, {
    refresh: false,
    onDone: ({ workspace }) => {
      setLeaving(true);
      window.location.assign(urls.workspace.projects(workspace.slug));
    },
  });
  const decline = useCommand(trpc.invitations.decline.mutate);
  const busy = accept.pending || leaving || decline.pending;
  return (
    <div className="grid gap-3">
      <ErrorSummary failure={accept.failure ?? decline.failure} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          pending={accept.pending || leaving}
          pendingLabel={INVITATION.accepting}
          onClick={() => (busy ? undefined : void accept.run({ token }))}
        >
          {INVITATION.accept}
        </Button>
        <Button
          pending={decline.pending}
          pendingLabel={INVITATION.declining}
          onClick={() => (busy ? undefined : void decline.run({ token }))}
        >
          {INVITATION.decline}
        </Button>
      </div>
    </div>
  );
}
