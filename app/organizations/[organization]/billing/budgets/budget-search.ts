import type { PickerSearch } from "@/app/_components/picker/types";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";

/** Asks the server for projects, people or service accounts of an organization. */
export function budgetSearch(organization: string, scope: "project" | "user" | "service_account"): PickerSearch {
  return async (text) => {
    const { items } = await trpc.budgets.targets.query({ organization, scope, ...shownBelow(text) });
    return items.map(({ id, name, detail }) => ({ value: id, label: name, note: detail }));
  };
}
