"use client";

import { useState, type ChangeEvent, type MouseEvent } from "react";

import { copyText } from "@/app/_lib/copy-text";

import type { Row } from "./table-types";

export interface OpenMenu {
  row: Row;
  anchor: HTMLElement;
}

/** One listener for all buttons of a table, so that a row costs no listener and no component of its own. */
export function useTableClicks(rows: readonly Row[], onAction?: (key: string, row: Row) => void) {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  function onClick(event: MouseEvent<HTMLElement>): void {
    const target = event.target instanceof Element ? event.target : null;
    // The whole cell is the target of its check box.
    if (target?.matches("[data-kind=select]") === true) target.querySelector("input")?.click();
    const button = target?.closest("button") ?? null;
    if (button === null) return;
    const { copy, menu: menuOf, act, id } = button.dataset;
    if (copy !== undefined) void copyText(copy, button);
    if (menuOf !== undefined) {
      const row = rows.find((candidate) => candidate.id === menuOf);
      if (row !== undefined) setMenu({ row, anchor: button });
    }
    if (act !== undefined) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row !== undefined) onAction?.(act, row);
    }
  }

  function onChange(event: ChangeEvent<HTMLElement>): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const every = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-select]")];
    if (box.dataset.selectAll !== undefined) for (const one of every) one.checked = box.checked;
    const ids = every.filter((one) => one.checked).map((one) => one.dataset.select ?? "");
    const all = event.currentTarget.querySelector<HTMLInputElement>("input[data-select-all]");
    if (all !== null) {
      all.checked = ids.length === every.length;
      all.indeterminate = ids.length > 0 && ids.length < every.length;
    }
    setSelected(new Set(ids));
  }

  return { menu, selected, onClick, onChange, closeMenu: () => setMenu(null) };
}
