"use client";

import { useLayoutEffect, useState, type ChangeEvent, type MouseEvent, type RefObject } from "react";

import { copyText } from "@/app/_lib/copy-text";

import type { Row } from "./types";

export interface OpenMenu {
  row: Row;
  anchor: HTMLElement;
}

/** What is chosen belongs to the page of rows that it was chosen on. */
interface Selection {
  of: string;
  ids: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

function rowIdOf(part: Element): string | undefined {
  return part.closest<HTMLElement>("[data-row]")?.dataset.row;
}

/** Of every row that can be chosen. */
const BOXES = "[data-row] > [data-kind=select] > input";
/** Of all rows at once. */
const ALL_BOXES = "input[data-select-all]";

function boxesIn(frame: HTMLElement | null, which: string): HTMLInputElement[] {
  return [...(frame?.querySelectorAll<HTMLInputElement>(which) ?? [])];
}

/** The boxes follow what is chosen, so that they agree with it after rows came, went or were unchosen. */
function useBoxes(frame: RefObject<HTMLElement | null>, rows: readonly Row[], selected: ReadonlySet<string>): void {
  useLayoutEffect(() => {
    const every = boxesIn(frame.current, BOXES);
    for (const one of every) one.checked = selected.has(rowIdOf(one) ?? "");
    const count = every.filter(({ checked }) => checked).length;
    for (const all of boxesIn(frame.current, ALL_BOXES)) {
      all.checked = count > 0 && count === every.length;
      all.indeterminate = count > 0 && count < every.length;
    }
  }, [frame, rows, selected]);
}

function rowOf(button: Element, rows: readonly Row[]): Row | undefined {
  const id = rowIdOf(button);
  return rows.find((row) => row.id === id);
}

/** One listener for all buttons of a table, so that a row costs no listener and no component of its own. */
export function useTableClicks(
  frame: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  page: string,
  onAction?: (key: string, row: Row) => void,
) {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [selection, setSelection] = useState<Selection>({ of: page, ids: NONE });
  const selected = selection.of === page ? selection.ids : NONE;
  useBoxes(frame, rows, selected);

  function onClick(event: MouseEvent<HTMLElement>): void {
    const target = event.target instanceof Element ? event.target : null;
    // The whole cell is the target of its check box.
    if (target?.matches("[data-kind=select]") === true) target.querySelector("input")?.click();
    const button = target?.closest("button") ?? null;
    if (button === null) return;
    const { copy, menu: menuOf, act, turn } = button.dataset;
    if (copy !== undefined) void copyText(copy, button);
    const row = rowOf(button, rows);
    if (row === undefined) return;
    if (menuOf !== undefined) setMenu({ row, anchor: button });
    const action = act ?? turn;
    if (action !== undefined) onAction?.(action, row);
  }

  function onChange(event: ChangeEvent<HTMLElement>): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const all = box.matches(ALL_BOXES);
    if (!all && !box.matches(BOXES)) return;
    const changed = all ? boxesIn(frame.current, BOXES) : [box];
    const ids = new Set(selected);
    for (const one of changed) {
      const id = rowIdOf(one) ?? "";
      if (box.checked) ids.add(id);
      else ids.delete(id);
    }
    setSelection({ of: page, ids });
  }

  return {
    menu,
    selected,
    onClick,
    onChange,
    closeMenu: () => setMenu(null),
    unselect: () => setSelection({ of: page, ids: NONE }),
  };
}
