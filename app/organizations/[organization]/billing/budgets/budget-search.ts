import type { PickerSearch } from "@/app/_components/picker/types";
import { trpc } from "@/app/_lib/trpc";

/** As many as a list below a field shows; whoever looks for another one types on. */
const SHOWN = 20;

/** Asks the server for projects, people or service accounts of an organization. */
export function budgetSearch(organization: string, scope: "project" | "user" | "service_account"): PickerSearch {
  return async (text) => {
    const search = text === "" ? undefined : text;
    const { items } = await trpc.budgets.targets.query({ organization, scope, search, limit: SHOWN, total: "none" });
    return items.map(({ id, name, detail }) => ({ value: id, label: name, note: detail }));
  };
}
