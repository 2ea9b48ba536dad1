"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import type { PreviewItem, PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import type { Row } from "@/app/_components/table/types";
import { formatBytes, formatNumber } from "@/app/_lib/format";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { RESOURCES } from "@/app/_sentences/access/resources";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { RemovalView, RemovedResourcesView } from "@/server/resources/schema";

interface Named {
  id: string;
  name: string;
}

interface RemoveResourcesProps {
  workspace: string;
  /** Nothing while closed. */
  rows: readonly (Row | Named)[];
  onClose: () => void;
  onRemoved?: () => void;
  /** False where the page around it is about what goes. */
  refresh?: boolean;
}

function itemsOf(rows: readonly Named[]): PreviewItem[] {
  return rows.map(({ id, name }) => ({ key: id, text: name }));
}

function sectionsOf(found: RemovalView, rows: readonly Named[]): PreviewSection[] {
  const { parts } = RESOURCES;
  const size = found.sizeBytes === 0 ? [] : [RESOURCES.frees(formatBytes(found.sizeBytes))];
  return [
    {
      kind: "ends",
      lines: [RESOURCES.willEnd, ...size],
      parts: [
        { label: parts.resources, total: found.resources, items: found.kept === 0 ? itemsOf(rows) : [] },
        { label: parts.rules, total: found.rules },
        { label: parts.shares, total: found.shares },
        { label: parts.requests, total: found.requests },
      ],
    },
    { kind: "stays", lines: [RESOURCES.staysThere], parts: [{ label: parts.kept, total: found.kept }] },
  ];
}

function receiptOf({ items }: RemovedResourcesView, rows: readonly Named[]): ReceiptData {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const refused = items.filter(({ status }) => status === "refused");
  const told = refused.map(({ id, reason }) => ({ key: id, text: names.get(id) ?? id, note: messageOf(reason) }));
  const { parts } = RESOURCES;
  return {
    title: RESOURCES.removedMany,
    at: new Date().toISOString(),
    sections: [
      { kind: "done", parts: [{ label: parts.deleted, total: items.length - refused.length }] },
      { kind: "stays", title: parts.refused, parts: [{ label: parts.refused, total: refused.length, items: told }] },
    ],
  };
}

function titleFor(rows: readonly Named[]): string {
  const [first] = rows;
  const one = rows.length === 1 && first !== undefined;
  return one ? RESOURCES.removeTitle(first.name) : RESOURCES.removeManyTitle(formatNumber(rows.length));
}

/** Deletes one resource or several, after a look at what ends with them; each is answered for itself. */
export function RemoveResources({ workspace, rows, onClose, onRemoved, refresh = true }: RemoveResourcesProps) {
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  const resources = rows.map(({ id }) => id);
  const command = useCommand(() => trpc.resources.removeSeveral.mutate({ workspace, resources }), {
    refresh,
    onDone: (done) => {
      setReceipt(receiptOf(done, rows));
      onRemoved?.();
    },
  });
  if (rows.length === 0) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => {
        command.reset();
        setReceipt(null);
        onClose();
      }}
      title={titleFor(rows)}
      verb={rows.length === 1 ? RESOURCES.removeVerb : RESOURCES.removeManyVerb}
      pendingLabel={RESOURCES.removing}
      preview={async () => {
        const found = await trpc.resources.previewRemovals.query({ workspace, resources });
        return sectionsOf(found, rows);
      }}
      pending={command.pending}
      failure={command.failure}
      receipt={receipt}
      onConfirm={() => void command.run(undefined)}
    />
  );
}
