import "server-only";
import { usageNames, type UsageName } from "../../db/hot/usage/names";
import type { MeterFacts } from "../../meters/schema";
import { addDecimals, compareDecimals } from "../../money/decimal";
import { shownAmount } from "../../money/money";
import type { UsageItem } from "../schema/report";

/**
 * Which projects may be named to the caller: all, for admins; those that are open, for whoever pays and administers
 * nothing; or the listed ones, which they know of. What was used in others is told as one.
 */
export type Seen = "all" | "open" | ReadonlySet<string>;

type Bare = Omit<UsageItem, "name" | "gone">;

interface Naming {
  organizationId: string;
  groupBy: string;
  meters: ReadonlyMap<string, MeterFacts>;
  sees: Seen;
}

/** The key of projects that are told as one. */
export const OTHER_PROJECTS = "other";

function mayName(key: string, sees: Seen, name: UsageName | undefined): boolean {
  if (sees === "all") return true;
  return sees === "open" ? name?.hidden === false : sees.has(key);
}

/** The service account that is built into a project is called as that: who does not know of it reads its id. */
function isSecret({ hidden, projectId }: UsageName, sees: Seen): boolean {
  if (projectId === null || sees === "all") return false;
  return sees === "open" ? hidden : !sees.has(projectId);
}

function largest(one: string, other: string): string {
  return compareDecimals(one, other) < 0 ? other : one;
}

function together(items: readonly Bare[], aggregation: "sum" | "max"): Bare[] {
  const [first] = items;
  if (first === undefined) return [];
  const all = (texts: string[]) => (aggregation === "max" ? texts.reduce(largest) : addDecimals(...texts));
  const amounts = items.flatMap(({ amount }) => amount ?? []);
  return [
    {
      ...first,
      key: OTHER_PROJECTS,
      quantity: all(items.map(({ quantity }) => quantity)),
      previous: all(items.map(({ previous }) => previous)),
      amount: amounts.length === 0 ? null : shownAmount(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)),
    },
  ];
}

function byQuantity(one: UsageItem, other: UsageItem): number {
  return compareDecimals(other.quantity, one.quantity) || (one.key < other.key ? -1 : 1);
}

async function withNames(
  items: readonly Bare[],
  { organizationId, groupBy, sees, meters }: Naming,
): Promise<UsageItem[]> {
  if (groupBy !== "project" && groupBy !== "workspace" && groupBy !== "actor") {
    return items.map((item) => ({ ...item, name: item.key === "" ? null : item.key, gone: false }));
  }
  const ids = items.map(({ key }) => key).filter((key) => key !== "");
  const names = await usageNames(organizationId, groupBy, ids);
  const unseen = groupBy === "project" ? items.filter(({ key }) => !mayName(key, sees, names.get(key))) : [];
  const shown = items.filter((item) => !unseen.includes(item));
  return [
    ...shown.map((item) => {
      const known = names.get(item.key);
      return {
        ...item,
        name: known === undefined || isSecret(known, sees) ? null : known.name,
        gone: item.key !== "" && known?.gone !== false,
      };
    }),
    ...together(unseen, meters.get(items[0]?.meter ?? "")?.aggregation ?? "sum").map((item) => ({
      ...item,
      name: null,
      gone: false,
    })),
  ];
}

/**
 * Items with names that people read, in the order in which they are shown: days as they follow, else the largest first.
 */
export async function namedItems(items: readonly Bare[], naming: Naming): Promise<UsageItem[]> {
  const { groupBy, meters } = naming;
  if (groupBy === "meter") {
    return items.map((item) => ({ ...item, name: meters.get(item.key)?.name ?? null, gone: false }));
  }
  const named = await withNames(items, naming);
  return groupBy === "day" || groupBy === "hour" ? named : named.sort(byQuantity);
}
