"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { TextareaField } from "@/app/_components/form/fields";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

interface Place {
  workspace: { slug: string };
  project: { slug: string } | null;
}

function pageOf({ workspace, project }: Place): string {
  return project === null ? urls.workspace.projects(workspace.slug) : urls.project.home(workspace.slug, project.slug);
}

/** Yes or no. After yes one stands in the workspace; before no one may say why. */
export function Answer({ token }: { token: string }) {
  const [leaving, setLeaving] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const accept = useCommand(trpc.invitations.accept.mutate, {
    refresh: false,
    onDone: (place) => {
      setLeaving(true);
      window.location.assign(pageOf(place));
    },
  });
  const decline = useCommand(trpc.invitations.decline.mutate);
  const busy = accept.pending || leaving || decline.pending;
  return (
    <div className="grid gap-3">
      <ErrorSummary failure={accept.failure ?? decline.failure} />
      {refusing ? (
        <TextareaField
          label={INVITATION.whyNot}
          help={INVITATION.whyNotHelp}
          optional
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        {refusing ? (
          <>
            <Button
              variant="danger"
              pending={decline.pending}
              pendingLabel={INVITATION.declining}
              onClick={() => (busy ? undefined : void decline.run({ token, reason }))}
            >
              {INVITATION.declineReally}
            </Button>
            <Button onClick={() => setRefusing(false)}>{INVITATION.back}</Button>
          </>
        ) : (
          <>
            <Button
              variant="primary"
              pending={accept.pending || leaving}
              pendingLabel={INVITATION.accepting}
              onClick={() => (busy ? undefined : void accept.run({ token }))}
            >
              {INVITATION.accept}
            </Button>
            <Button onClick={() => (busy ? undefined : setRefusing(true))}>{INVITATION.decline}</Button>
          </>
        )}
      </div>
    </div>
  );
}
