"use client";

import { useId, useRef } from "react";

import { Button } from "@/app/_components/button";
import { InlineEdit } from "@/app/_components/inline-edit";
import { LinkButton } from "@/app/_components/link-button";
import { StatusBadge } from "@/app/_components/status-badge";
import { MY_WORKSPACES } from "@/app/_lib/access-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE, ROLES } from "@/app/_lib/workspace-sentences";

export interface PanelWorkspace {
  name: string;
  slug: string;
  /** Name of its organization. */
  organization: string;
  isDefault: boolean;
  personal: boolean;
  role: string;
  permissions: readonly string[];
  status: "active" | "archived" | "suspended";
}

interface WorkspacePanelProps {
  workspace: PanelWorkspace;
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
  if (personal || status === "suspended" || !permissions.includes("workspace.rename")) return name;
  async function save(text: string): Promise<string | null> {
    refusal.current = null;
    await command.run({ workspace: slug, name: text });
    return refusal.current;
  }
  return (
    <InlineEdit label={MY_WORKSPACES.nameLabel} value={name} maxLength={100} pending={command.pending} onSave={save} />
  );
}

function Actions({ workspace, onLeave }: WorkspacePanelProps) {
  const { name, slug, permissions, personal, isDefault } = workspace;
  const of = (label: string) => `${label}: ${name}`;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton href={urls.workspace.projects(slug)} aria-label={of(MY_WORKSPACES.switchTo)}>
        {MY_WORKSPACES.switchTo}
      </LinkButton>
      <LinkButton variant="quiet" href={urls.account.credentials(slug)} aria-label={of(MY_WORKSPACES.credentials)}>
        {MY_WORKSPACES.credentials}
      </LinkButton>
      {personal ? null : (
        <LinkButton variant="quiet" href={urls.workspace.members(slug)} aria-label={of(MY_WORKSPACES.members)}>
          {MY_WORKSPACES.members}
        </LinkButton>
      )}
      {personal || !permissions.includes("invitation.create") ? null : (
        <LinkButton
          variant="quiet"
          href={urls.workspace.invitations(slug, OPEN_CREATE)}
          aria-label={of(MY_WORKSPACES.invite)}
        >
          {MY_WORKSPACES.invite}
        </LinkButton>
      )}
      {personal ? null : (
        <Button
          variant="quiet"
          aria-label={of(MY_WORKSPACES.leave)}
          disabledReason={isDefault ? MY_WORKSPACES.leaveDefault : undefined}
          onClick={onLeave}
        >
          {MY_WORKSPACES.leave}
        </Button>
      )}
    </div>
  );
}

/** One workspace: what it is, the way in, and what belongs to being in it. */
export function WorkspacePanel({ workspace, onLeave }: WorkspacePanelProps) {
  const id = useId();
  const { organization, role, personal, isDefault, status } = workspace;
  return (
    <section aria-labelledby={id} className="panel grid gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          <h2 id={id} className="text-lg font-medium break-words">
            <Name workspace={workspace} />
          </h2>
          <p className="text-muted text-sm">
            {personal ? MY_WORKSPACES.personal : PLACE.organization(organization)}
            {isDefault && !personal ? ` · ${MY_WORKSPACES.default}` : null}
          </p>
        </div>
        <span className="flex gap-2">
          {status === "suspended" ? <StatusBadge tone="warn">{PLACE.suspended}</StatusBadge> : null}
          <StatusBadge>{ROLES[role] ?? role}</StatusBadge>
        </span>
      </div>
      <Actions workspace={workspace} onLeave={onLeave} />
    </section>
  );
}
