"use client";

import dynamic from "next/dynamic";

import { offeredActions } from "./rows";
import type { Row, RowAction } from "./types";
import type { OpenMenu } from "./use-table-clicks";

/** Fetched when the first menu opens: most visits to a list never open one. */
const RowMenu = dynamic(async () => (await import("./row-menu")).RowMenu, { ssr: false });

interface TableMenuProps {
  open: OpenMenu | null;
  actions: readonly RowAction[];
  onAction: ((key: string, row: Row) => void) | undefined;
  onClose: () => void;
}

export function TableMenu({ open, actions, onAction, onClose }: TableMenuProps) {
  if (open === null) return null;
  const { row, anchor } = open;
  const offered = offeredActions(row, actions);
  return (
    <RowMenu
      key={row.id}
      anchor={anchor}
      label={row.name}
      items={offered.map((action) => ({ ...action, refused: row.refused?.[action.key] }))}
      onPick={(key) => onAction?.(key, row)}
      onClose={onClose}
    />
  );
}
