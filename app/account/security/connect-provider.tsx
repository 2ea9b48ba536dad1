"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { CONNECTED } from "@/app/_sentences/people/account";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { ConnectableView } from "@/server/identities/schema";

/** Begins the way to a provider, after saying what connecting it means. */
export function ConnectProvider({ provider }: { provider: ConnectableView }) {
  const { id, name, organization } = provider;
  const [open, setOpen] = useState(false);
  const command = useCommand(() => trpc.identities.connect.mutate({ identityProvider: id }), {
    onDone: ({ address }) => window.location.assign(address),
    refresh: false,
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{CONNECTED.connect(name, organization.name)}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={() => {
          command.reset();
          setOpen(false);
        }}
        title={CONNECTED.connectTitle(name)}
        verb={CONNECTED.connectVerb}
        pendingLabel={CONNECTED.connecting}
        consequences={[CONNECTED.connectLeads, CONNECTED.connectTrust(organization.name)]}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run(undefined)}
      />
    </>
  );
}
