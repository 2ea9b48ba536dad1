"use client";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { CONNECTION_PARTS, CONNECTIONS } from "@/app/_sentences/sso/connections";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface StartTestProps {
  organization: string;
  connection: string;
  label?: string;
  disabledReason?: string | undefined;
}

/** Leads to the provider and back to the page of the result. */
export function StartTest({ organization, connection, label, disabledReason }: StartTestProps) {
  const command = useCommand(trpc.identityProviders.test.mutate, {
    refresh: false,
    // A redirect of a form's answer would be stopped by our own policy; the browser goes there itself.
    onDone: ({ address }) => window.location.assign(address),
  });
  return (
    <div className="grid gap-3">
      {command.failure === null ? null : (
        <Notice tone="danger" live>
          {command.failure.sentence}
        </Notice>
      )}
      <div>
        <Button
          variant="primary"
          pending={command.pending}
          pendingLabel={CONNECTION_PARTS.testing}
          disabledReason={disabledReason}
          onClick={() => void command.run({ organization, identityProvider: connection })}
        >
          {label ?? CONNECTIONS.test}
        </Button>
      </div>
    </div>
  );
}
