"use client";

import { useState } from "react";

import type { Row } from "@/app/_components/table/types";

/** The row whose action was picked: `onAction` for the table, `rowFor` for the dialog of each action. */
export function useChosenRow() {
  const [chosen, setChosen] = useState<{ action: string; row: Row } | null>(null);
  return {
    onAction: (action: string, row: Row) => setChosen({ action, row }),
    rowFor: (action: string) => (chosen?.action === action ? chosen.row : null),
    close: () => setChosen(null),
  };
}
