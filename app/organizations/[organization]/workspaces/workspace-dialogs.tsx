"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import type { Row } from "@/app/_components/table/types";
import { REMOVAL, WORKSPACE_LIFE } from "@/app/_sentences/places/lifecycle";
import { trpc } from "@/app/_lib/trpc";
import type { RemovedWorkspaceView, WorkspaceRemovalView } from "@/server/workspaces/schema";

const RESTORABLE_DAYS = 30;

const STAYS: PreviewSection = { kind: "stays", lines: [REMOVAL.stays(RESTORABLE_DAYS), REMOVAL.disabled] };

const PARTS = [
  "projects",
  "members",
  "serviceAccounts",
  "groups",
  "rules",
  "credentials",
  "invitations",
  "links",
] as const;

function previewOf(found: WorkspaceRemovalView): PreviewSection[] {
  const parts = PARTS.map((part) => ({
    label: REMOVAL[part],
    total: found[part].total,
    items: found[part].names.map((text, index) => ({ key: `${index} ${text}`, text })),
  }));
  return [{ kind: "ends", parts }, STAYS];
}

function receiptOf({ name, deletedAt, credentials, invitations, links }: RemovedWorkspaceView): ReceiptData {
  const parts = [
    { label: REMOVAL.endedCredentials, total: credentials },
    { label: REMOVAL.endedInvitations, total: invitations },
    { label: REMOVAL.endedLinks, total: links },
  ];
  const at = deletedAt ?? new Date().toISOString();
  return { title: WORKSPACE_LIFE.removedTitle(name), at, sections: [{ kind: "done", parts }, STAYS] };
}

/** What is done to a workspace without losing anything of it. */
const STATES = {
  archive: {
    call: trpc.workspaces.archive.mutate,
    title: WORKSPACE_LIFE.archiveTitle,
    verb: WORKSPACE_LIFE.archive,
    pendingLabel: WORKSPACE_LIFE.archiving,
    consequences: WORKSPACE_LIFE.archiveConsequences,
    done: WORKSPACE_LIFE.archived,
    danger: false,
  },
  unarchive: {
    call: trpc.workspaces.unarchive.mutate,
    title: WORKSPACE_LIFE.unarchiveTitle,
    verb: WORKSPACE_LIFE.unarchive,
    pendingLabel: WORKSPACE_LIFE.unarchiving,
    consequences: WORKSPACE_LIFE.unarchiveConsequences,
    done: WORKSPACE_LIFE.unarchived,
    danger: false,
  },
  suspend: {
    call: trpc.workspaces.suspend.mutate,
    title: WORKSPACE_LIFE.suspendTitle,
    verb: WORKSPACE_LIFE.suspend,
    pendingLabel: WORKSPACE_LIFE.suspending,
    consequences: WORKSPACE_LIFE.suspendConsequences,
    done: WORKSPACE_LIFE.suspended,
    danger: true,
  },
  resume: {
    call: trpc.workspaces.resume.mutate,
    title: WORKSPACE_LIFE.resumeTitle,
    verb: WORKSPACE_LIFE.resume,
    pendingLabel: WORKSPACE_LIFE.resuming,
    consequences: WORKSPACE_LIFE.resumeConsequences,
    done: WORKSPACE_LIFE.resumed,
    danger: false,
  },
  restore: {
    call: trpc.workspaces.restore.mutate,
    title: WORKSPACE_LIFE.restoreTitle,
    verb: WORKSPACE_LIFE.restoreVerb,
    pendingLabel: WORKSPACE_LIFE.restoring,
    consequences: WORKSPACE_LIFE.restoreConsequences,
    done: WORKSPACE_LIFE.restored,
    danger: false,
  },
} as const;

const NAMES = ["archive", "unarchive", "suspend", "resume", "restore"] as const;

interface WorkspaceDialogsProps {
  organization: string;
  rowFor: (action: string) => Row | null;
  onClose: () => void;
}

/** The question before each thing that is done to a workspace as a whole. */
export function WorkspaceDialogs({ organization, rowFor, onClose }: WorkspaceDialogsProps) {
  return (
    <>
      {NAMES.map((name) => {
        const { call, ...words } = STATES[name];
        return (
          <ConfirmRow
            key={name}
            {...words}
            row={rowFor(name)}
            call={({ id }) => call({ organization, target: id })}
            onClose={onClose}
          />
        );
      })}
      <ConfirmRow
        row={rowFor("remove")}
        title={WORKSPACE_LIFE.removeTitle}
        verb={WORKSPACE_LIFE.removeVerb}
        pendingLabel={WORKSPACE_LIFE.removing}
        preview={async ({ id }) => previewOf(await trpc.workspaces.previewRemoval.query({ organization, target: id }))}
        typed
        call={({ id, name }) => trpc.workspaces.remove.mutate({ organization, target: id, name })}
        done={WORKSPACE_LIFE.removed}
        receipt={receiptOf}
        onClose={onClose}
      />
    </>
  );
}
