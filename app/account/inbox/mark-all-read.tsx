"use client";

import { Button } from "@/app/_components/button";
import { INBOX } from "@/app/_sentences/people/inbox";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

export function MarkAllRead() {
  const command = useCommand(trpc.notifications.read.mutate, {
    onDone: ({ read }) => toast(INBOX.marked(read)),
    onFailure: ({ sentence }) => toast(sentence),
  });
  return (
    <Button pending={command.pending} pendingLabel={INBOX.marking} onClick={() => void command.run({})}>
      {INBOX.markAllRead}
    </Button>
  );
}
