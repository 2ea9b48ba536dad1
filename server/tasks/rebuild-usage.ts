import "server-only";
import { parseArgs } from "node:util";
import type { SystemScope } from "../access/scope";
import { isDay } from "../billing/periods";
import { rebuildUsage, type RebuildAsked } from "../usage/rebuild";

const USAGE = "Usage: tenantry rebuild-usage [--organization SLUG] [--from DAY] [--to DAY]";

async function askedOf(scope: SystemScope, values: readonly string[]): Promise<RebuildAsked | null> {
  const text = { type: "string" } as const;
  const options = { organization: text, from: text, to: text };
  const parsed = parseArgs({ args: [...values], options, strict: false }).values;
  const { organization, from, to } = parsed;
  const days = [from, to].filter((day) => day !== undefined);
  if (!days.every((day) => typeof day === "string" && isDay(day))) return null;
  if (Object.keys(parsed).some((name) => !(name in options)) || typeof organization === "boolean") return null;
  const span = { ...(typeof from === "string" ? { from } : {}), ...(typeof to === "string" ? { to } : {}) };
  if (organization === undefined) return { organizationId: null, ...span };
  const where = { space: "organization", slug: organization.toLowerCase() };
  const row = await scope.db.slug.findFirst({ where, select: { organizationId: true } });
  return row === null ? null : { organizationId: row.organizationId, ...span };
}

/** `rebuild-usage`: counts hours, days and totals anew from the events; it can be broken off and begun again. */
export async function rebuildUsageTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const asked = await askedOf(scope, values);
  if (asked === null) {
    print(USAGE);
    return 2;
  }
  let month = "";
  const days = await rebuildUsage(scope, asked, (organizationId, day) => {
    const now = `${organizationId} ${day.slice(0, 7)}`;
    if (now !== month) print(now);
    month = now;
  });
  print(days === 1 ? "1 day was counted anew." : `${days} days were counted anew.`);
  return 0;
}
