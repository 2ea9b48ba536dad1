import type { Column } from "@/app/_components/table/types";
import { BUDGETS } from "@/app/_sentences/billing/budgets";

export const BUDGET_COLUMNS: readonly Column[] = [
  { key: "of", label: BUDGETS.of, head: true },
  { key: "what", label: BUDGETS.what },
  { key: "used", label: BUDGETS.used },
  { key: "forecast", label: BUDGETS.forecast },
  { key: "state", label: BUDGETS.state, kind: "status" },
  { key: "told", label: BUDGETS.told },
  { key: "stop", label: BUDGETS.stop },
];
