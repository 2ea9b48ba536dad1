"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { TablePager } from "@/app/_components/table-pager";
import { TableToolbar } from "@/app/_components/table-toolbar";
import type { TableAddress } from "@/app/_components/table-types";
import { MY_WORKSPACES } from "@/app/_lib/access-sentences";
import type { Clock } from "@/app/_lib/format";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

import { WorkspacePanel, type PanelWorkspace } from "./workspace-panel";

interface WorkspacePanelsProps {
  workspaces: readonly PanelWorkspace[];
  clock: Clock;
  address: TableAddress;
  total: number | null;
  nextCursor: string | null;
}

/** A search field is worth its place from here on. */
const SEARCHED = 5;

export function WorkspacePanels({ workspaces, clock, address, total, nextCursor }: WorkspacePanelsProps) {
  const [leaving, setLeaving] = useState<PanelWorkspace | null>(null);
  const filtered = address.query.search !== undefined;
  const command = useCommand(trpc.members.leave.mutate, {
    onDone: () => {
      setLeaving(null);
      toast(MY_WORKSPACES.left(leaving?.name ?? ""));
    },
  });
  function close(): void {
    command.reset();
    setLeaving(null);
  }
  return (
    <div className="grid gap-4">
      {workspaces.length < SEARCHED && !filtered && nextCursor === null ? null : (
        <TableToolbar
          address={address}
          filters={[]}
          search={MY_WORKSPACES.search}
          filtered={filtered}
          exports={undefined}
        />
      )}
      {workspaces.length === 0 ? <p className="text-muted py-6 text-center">{MY_WORKSPACES.nothing}</p> : null}
      {workspaces.map((workspace) => (
        <WorkspacePanel key={workspace.slug} workspace={workspace} onLeave={() => setLeaving(workspace)} />
      ))}
      <TablePager address={address} count={workspaces.length} total={total} nextCursor={nextCursor} clock={clock} />
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={close}
        title={MY_WORKSPACES.leaveTitle(leaving?.name ?? "")}
        verb={MY_WORKSPACES.leaveVerb}
        pendingLabel={MY_WORKSPACES.leaving}
        consequences={MY_WORKSPACES.leaveConsequences}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (leaving !== null) void command.run({ workspace: leaving.slug });
        }}
      />
    </div>
  );
}
