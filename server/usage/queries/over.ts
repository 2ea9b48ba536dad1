import "server-only";
import { usageDaySums, usageSums, type SumsAsked } from "../../db/hot/usage/sums";
import { addDecimals, subtractDecimals } from "../../money/decimal";
import type { UsageItem, UsageOver } from "../schema/report";
import { OTHER_PROJECTS } from "./named";

/** More than these cannot be told apart in a picture. */
const GROUPS = 6;

type Asked = Omit<SumsAsked, "dimensions">;

async function totalsOf(asked: Asked, days: readonly string[]): Promise<string[]> {
  const rows = await usageSums({ ...asked, by: "day", dimensions: false });
  const sums = new Map(rows.map(({ key, sum }) => [key, sum]));
  return days.map((day) => sums.get(day) ?? "0");
}

/**
 * The largest groups day by day, and what is left of each day. Projects that may not be named are in what is left.
 * @param items all groups, the largest first
 */
export async function overDays(asked: Asked, days: readonly string[], items: readonly UsageItem[]): Promise<UsageOver> {
  const shown = items.filter(({ key, quantity }) => key !== OTHER_PROJECTS && quantity !== "0").slice(0, GROUPS);
  const total = await totalsOf(asked, days);
  const keys = shown.map(({ key }) => key);
  const rows = keys.length === 0 ? [] : await usageDaySums(asked, keys);
  const sums = new Map(rows.map(({ key, day, sum }) => [`${day} ${key}`, sum]));
  const groups = shown.map(({ key, name, gone }) => ({
    key,
    name,
    gone,
    quantities: days.map((day) => sums.get(`${day} ${key}`) ?? "0"),
  }));
  const rest = total.map((all, day) =>
    subtractDecimals(all, addDecimals(...groups.map(({ quantities }) => quantities[day] ?? "0"))),
  );
  return { days: [...days], total, groups, rest: rest.every((quantity) => quantity === "0") ? null : rest };
}
