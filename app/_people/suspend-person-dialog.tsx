"use client";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { SUSPENSION } from "@/app/_sentences/people/leaving";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface SuspendPersonDialogProps {
  organization: { slug: string; name: string };
  /** Null while closed; `suspended` says what the person is now. */
  person: { id: string; name: string; suspended: boolean } | null;
  onClose: () => void;
}

/** Suspends somebody's membership of the organization, or ends the suspension. */
export function SuspendPersonDialog({ organization: { slug, name }, person, onClose }: SuspendPersonDialogProps) {
  const command = useCommand(
    ({ user, suspended }: { user: string; suspended: boolean }) =>
      suspended
        ? trpc.members.resume.mutate({ organization: slug, user })
        : trpc.members.suspend.mutate({ organization: slug, user }),
    {
      onDone: ({ user, status }) => {
        onClose();
        toast(status === "suspended" ? SUSPENSION.suspended(user.name) : SUSPENSION.resumed(user.name));
      },
    },
  );
  if (person === null) return null;
  const { id: user, suspended } = person;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => {
        command.reset();
        onClose();
      }}
      title={suspended ? SUSPENSION.resumeTitle(person.name, name) : SUSPENSION.suspendTitle(person.name, name)}
      verb={suspended ? SUSPENSION.resumeVerb : SUSPENSION.suspendVerb}
      pendingLabel={suspended ? SUSPENSION.resuming : SUSPENSION.suspending}
      consequences={suspended ? SUSPENSION.resumeConsequences : SUSPENSION.suspendConsequences}
      danger={!suspended}
      pending={command.pending}
      failure={command.failure}
      onConfirm={() => void command.run({ user, suspended })}
    />
  );
}
