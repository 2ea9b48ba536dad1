"use client";

import { useState } from "react";

import { TablePager } from "@/app/_components/table/pager";
import { TableToolbar } from "@/app/_components/table/toolbar";
import type { TableAddress } from "@/app/_components/table/types";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import type { Clock } from "@/app/_lib/format";
import { LeaveDialog } from "@/app/_people/leave-dialog";

import type { PanelWorkspace } from "./panel-types";
import { WorkspacePanel } from "./workspace-panel";

interface WorkspacePanelsProps {
  workspaces: readonly PanelWorkspace[];
  clock: Clock;
  address: TableAddress;
  total: number | null;
  nextCursor: string | null;
}

/** A search field is worth its place from here on. */
const SEARCHED = 5;

function leavingOf({ isDefault, organization, slug, name }: PanelWorkspace) {
  return isDefault
    ? ({ kind: "organization", ...organization } as const)
    : ({ kind: "workspace", slug, name } as const);
}

export function WorkspacePanels({ workspaces, clock, address, total, nextCursor }: WorkspacePanelsProps) {
  const [leaving, setLeaving] = useState<PanelWorkspace | null>(null);
  const filtered = address.query.search !== undefined;
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
        <WorkspacePanel
          key={workspace.slug}
          workspace={workspace}
          clock={clock}
          onLeave={() => setLeaving(workspace)}
        />
      ))}
      <TablePager address={address} count={workspaces.length} total={total} nextCursor={nextCursor} clock={clock} />
      <LeaveDialog place={leaving === null ? null : leavingOf(leaving)} onClose={() => setLeaving(null)} />
    </div>
  );
}
