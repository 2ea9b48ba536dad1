"use client";

import { useId, useRef } from "react";

import { Button } from "@/app/_components/button";
import { InlineEdit } from "@/app/_components/form/inline-edit";
import { LinkButton } from "@/app/_components/link-button";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { roleName } from "@/app/_sentences/access/role-names";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import type { Clock } from "@/app/_lib/format";
import { PLACE_STATES } from "@/app/_sentences/places/lifecycle";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_sentences/places/place";

import { PanelCredentials, PanelMembers, spoken } from "./panel-parts";
import type { PanelWorkspace } from "./panel-types";

interface WorkspacePanelProps {
  workspace: PanelWorkspace;
  clock: Clock;
  onLeave: () => void;
}

function Name({ workspace: { name, slug, permissions, personal, status } }: { workspace: PanelWorkspace }) {
  const refusal = useRef<string | null>(null);
  const command = useCommand(trpc.workspaces.rename.mutate, {
    onDone: () => toast(PLACE.renamed),
    onFailure: ({ sentence }) => {
      refusal.current = sentence;
    },
  });
  if (personal || status !== "active" || !permissions.includes("workspace.rename")) return name;
  async function save(text: string): Promise<string | null> {
    refusal.current = null;
    await command.run({ workspace: slug, name: text });
    return refusal.current;
  }
  return (
    <InlineEdit label={MY_WORKSPACES.nameLabel} value={name} maxLength={100} pending={command.pending} onSave={save} />
  );
}

/** Everybody in an organization is in its default workspace, so one leaves that one with the organization. */
function Leave({ workspace, onLeave }: Omit<WorkspacePanelProps, "clock">) {
  const { personal, isDefault, status } = workspace;
  if (personal || status === "suspended") return null;
  const label = isDefault ? MY_WORKSPACES.leaveOrganization : MY_WORKSPACES.leave;
  return (
    <div className="grid justify-items-start gap-1">
      <Button variant="quiet" aria-label={spoken(label, workspace)} onClick={onLeave}>
        {label}
      </Button>
      {isDefault ? <p className="text-muted text-sm">{MY_WORKSPACES.leaveDefault}</p> : null}
    </div>
  );
}

const NOTES: Readonly<Record<string, string>> = {
  archived: MY_WORKSPACES.archived,
  suspended: MY_WORKSPACES.suspendedText,
};

/** One workspace: what it is, the way in, and what belongs to being in it. */
export function WorkspacePanel({ workspace, clock, onLeave }: WorkspacePanelProps) {
  const id = useId();
  const { slug, organization, role, personal, isDefault, status } = workspace;
  const note = NOTES[status];
  return (
    <section aria-labelledby={id} className="panel grid gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          <h2 id={id} className="text-lg font-medium wrap-anywhere">
            <Name workspace={workspace} />
          </h2>
          <p className="text-muted text-sm">
            {personal ? MY_WORKSPACES.personal : PLACE.organization(organization.name)}
            {isDefault && !personal ? ` · ${MY_WORKSPACES.default}` : null}
          </p>
        </div>
        <span className="flex flex-wrap items-center gap-2">
          {status === "active" ? null : <StatusBadge tone="warn">{PLACE_STATES[status] ?? status}</StatusBadge>}
          <StatusBadge>{roleName(role)}</StatusBadge>
          <LinkButton href={urls.workspace.projects(slug)} aria-label={spoken(MY_WORKSPACES.switchTo, workspace)}>
            {MY_WORKSPACES.switchTo}
          </LinkButton>
        </span>
      </div>
      {note === undefined ? null : <p className="text-muted text-sm">{note}</p>}
      <div className="grid gap-5 sm:grid-cols-2">
        <PanelCredentials workspace={workspace} clock={clock} />
        <PanelMembers workspace={workspace} clock={clock} />
      </div>
      <Leave workspace={workspace} onLeave={onLeave} />
    </section>
  );
}
