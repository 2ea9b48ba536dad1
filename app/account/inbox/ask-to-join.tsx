"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { TextareaField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { JOINING } from "@/app/_sentences/people/joining";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import type { JoinableView } from "@/server/join-requests/schema";

/** Asks an admin, or comes in where the organization lets everybody of its domain in. */
export function AskToJoin({ organization }: { organization: JoinableView }) {
  const [message, setMessage] = useState("");
  const ask = useCommand(trpc.joinRequests.create.mutate, {
    onDone: ({ workspace }) => {
      if (workspace !== null) window.location.assign(urls.workspace.projects(workspace.slug));
    },
  });
  const withdraw = useCommand(trpc.joinRequests.withdraw.mutate);
  const { name, slug, policy, request } = organization;
  if (request !== null) {
    return (
      <Notice
        title={name}
        action={
          <Button
            pending={withdraw.pending}
            pendingLabel={JOINING.withdrawing}
            onClick={() => void withdraw.run({ joinRequest: request.id })}
          >
            {JOINING.withdraw}
          </Button>
        }
      >
        {withdraw.failure?.sentence ?? JOINING.asked}
      </Notice>
    );
  }
  const admits = policy === "admit";
  return (
    <div className="grid max-w-prose gap-3">
      <p className="font-medium">{name}</p>
      <ErrorSummary failure={ask.failure} />
      {admits ? null : (
        <TextareaField
          label={JOINING.message}
          optional
          rows={2}
          maxLength={500}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
      )}
      <div>
        <Button
          variant="primary"
          pending={ask.pending}
          pendingLabel={admits ? JOINING.joining : JOINING.asking}
          onClick={() => void ask.run({ organization: slug, message })}
        >
          {admits ? JOINING.admit : JOINING.ask}
        </Button>
      </div>
    </div>
  );
}
