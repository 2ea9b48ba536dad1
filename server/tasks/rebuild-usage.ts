import "server-only";
import { parseArgs } from "node:util";
import type { SystemScope } from "../access/scope";
import { isDay } from "../billing/periods";
import { isAppError } from "../errors";
import { namedOrganization } from "../organizations/views/named-organization";
import { rebuildUsage, type RebuildAsked } from "../usage/rebuild";

type Span = Omit<RebuildAsked, "organizationId">;

const USAGE = "Usage: tenantry rebuild-usage [--organization SLUG] [--from DAY] [--to DAY]";

/** What the command's words ask for, the organization as it was named; null where they are wrong. */
function askedOf(values: readonly string[]): { organization: string | undefined; span: Span } | null {
  const text = { type: "string" } as const;
  const options = { organization: text, from: text, to: text };
  const parsed = parseArgs({ args: [...values], options, strict: false }).values;
  const { organization, from, to } = parsed;
  const days = [from, to].filter((day) => day !== undefined);
  if (!days.every((day) => typeof day === "string" && isDay(day))) return null;
  if (Object.keys(parsed).some((name) => !(name in options)) || typeof organization === "boolean") return null;
  const span = { ...(typeof from === "string" ? { from } : {}), ...(typeof to === "string" ? { to } : {}) };
  return { organization, span };
}

/**
 * Of one that was deleted too: its last invoice is yet to come, by what is counted.
 * @throws NOT_FOUND
 */
async function idOf(scope: SystemScope, organization: string | undefined): Promise<string | null> {
  return organization === undefined ? null : (await namedOrganization(scope, organization)).id;
}

/** `rebuild-usage`: counts hours, days and totals anew from the events; it can be broken off and begun again. */
export async function rebuildUsageTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const asked = askedOf(values);
  if (asked === null) {
    print(USAGE);
    return 2;
  }
  let month = "";
  const told = (organizationId: string, day: string): void => {
    const now = `${organizationId} ${day.slice(0, 7)}`;
    if (now !== month) print(now);
    month = now;
  };
  try {
    const organizationId = await idOf(scope, asked.organization);
    const days = await rebuildUsage(scope, { organizationId, ...asked.span }, told);
    print(days === 1 ? "1 day was counted anew." : `${days} days were counted anew.`);
    return 0;
  } catch (error) {
    if (!isAppError(error) || error.reason !== "not_found") throw error;
    print("There is no organization with this slug.");
    return 1;
  }
}
