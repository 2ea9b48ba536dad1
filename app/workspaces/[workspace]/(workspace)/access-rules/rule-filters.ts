import type { Option } from "@/app/_components/form/controls";
import type { PickerOption } from "@/app/_components/picker/types";
import type { Filter } from "@/app/_components/table/types";
import { groupSearch, oneKindSearch, projectSearch, resourceSearch } from "@/app/_lib/list/object-search";
import { RULES } from "@/app/_sentences/access/rules";

type Target = "project" | "resource" | "user" | "group" | "serviceAccount";

/** What the address filters by, with its name. */
export type ChosenFilters = Readonly<Partial<Record<Target, PickerOption | undefined>>>;

/** By the type, by the place or the one object that a rule is for, and by whom it names. */
export function ruleFilters(workspace: string, types: readonly Option[], chosen: ChosenFilters): Filter[] {
  return [
    { name: "type", label: RULES.filterType, options: types },
    { name: "project", label: RULES.filterProject, find: projectSearch(workspace), chosen: chosen.project },
    { name: "resource", label: RULES.filterObject, find: resourceSearch(workspace), chosen: chosen.resource },
    { name: "user", label: RULES.filterUser, find: oneKindSearch(workspace, "user"), chosen: chosen.user },
    { name: "group", label: RULES.filterGroup, find: groupSearch(workspace), chosen: chosen.group },
    {
      name: "serviceAccount",
      label: RULES.filterMachine,
      find: oneKindSearch(workspace, "service_account"),
      chosen: chosen.serviceAccount,
    },
  ];
}
