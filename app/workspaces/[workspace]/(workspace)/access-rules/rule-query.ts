import type { Option } from "@/app/_components/form/controls";
import type { Query } from "@/app/_lib/list/list-query";
import { RULES, typesName } from "@/app/_sentences/access/rules";

/** The filters of the page, by their names in the address. */
export const RULE_FILTERS = ["type", "project", "resource", "user", "group", "serviceAccount"] as const;

type RuleFilters = Partial<Record<(typeof RULE_FILTERS)[number], string>>;

/** What the list is asked for, as the address says it. */
export function ruleInput(query: Query): RuleFilters {
  const found: RuleFilters = {};
  for (const name of RULE_FILTERS) {
    const value = query[name];
    if (value !== undefined && value !== "") found[name] = value;
  }
  return found;
}

/** All types, the product's and those that the operator registered. */
export function typeOptions(types: readonly { id: string; label: string; registered: boolean }[]): Option[] {
  const named = types.map(({ id, label, registered }) => ({ value: id, label: registered ? label : typesName(id) }));
  return [{ value: "*", label: RULES.allTypes }, ...named];
}
