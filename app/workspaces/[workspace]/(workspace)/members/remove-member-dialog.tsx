"use client";

import { useEffect, useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import type { Row } from "@/app/_components/table-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface RemoveMemberDialogProps {
  workspace: { slug: string; name: string };
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

/** As many as one answer holds; who has more sees at least these. */
const LOOKED_AT = 200;

/** What ends with the person: which of their credentials die, which projects become ownerless. */
async function lookUp(workspace: string, user: string): Promise<string[]> {
  const [credentials, projects] = await Promise.all([
    trpc.credentials.list.query({ workspace, of: "everyone", limit: LOOKED_AT }),
    trpc.projects.list.query({ workspace, limit: LOOKED_AT }),
  ]);
  const live = credentials.items.filter(({ owner, status }) => owner.id === user && status === "active");
  const owned = projects.items.filter(({ owner }) => owner?.id === user).map(({ name }) => name);
  return [MEMBERS.credentialsDie(live.length), ...(owned.length === 0 ? [] : [MEMBERS.ownerless(owned.join(", "))])];
}

function useEndings(workspace: string, user: string | undefined): readonly string[] {
  const [found, setFound] = useState<{ user: string; lines: readonly string[] } | null>(null);
  useEffect(() => {
    if (user === undefined) return;
    let wanted = true;
    void lookUp(workspace, user)
      .catch(() => [MEMBERS.credentialsDieAll])
      .then((lines) => {
        if (wanted) setFound({ user, lines });
      });
    return () => {
      wanted = false;
    };
  }, [workspace, user]);
  return found !== null && found.user === user ? found.lines : [MEMBERS.looking];
}

export function RemoveMemberDialog({ workspace, row, onClose }: RemoveMemberDialogProps) {
  const endings = useEndings(workspace.slug, row?.id);
  const command = useCommand(trpc.members.remove.mutate, {
    onDone: ({ user, credentials }) => {
      onClose();
      toast(MEMBERS.removed(user.name, credentials));
    },
  });
  function close(): void {
    command.reset();
    onClose();
  }
  return (
    <ConfirmDialog
      open={row !== null}
      onOpenChange={close}
      title={MEMBERS.removeTitle(row?.name ?? "", workspace.name)}
      verb={MEMBERS.removeVerb}
      pendingLabel={MEMBERS.removing}
      consequences={[MEMBERS.losesAccess, ...endings, MEMBERS.resourcesStay, MEMBERS.returnByInvitation]}
      pending={command.pending}
      failure={command.failure}
      onConfirm={() => {
        if (row !== null) void command.run({ workspace: workspace.slug, user: row.id });
      }}
    />
  );
}
