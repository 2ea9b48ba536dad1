import type { Reason } from "../../reasons";
import { AppError } from "../../errors";

const WORDS = {
  members: (plan: string, most: string, used: string) =>
    `The plan ${plan} is for ${most} people, invited ones among them, and ${used} have a seat.`,
  storage_bytes: (plan: string, most: string, used: string) =>
    `The plan ${plan} holds ${most} bytes of registered resources, and ${used} are used.`,
  api_calls: (plan: string, most: string, used: string) =>
    `The plan ${plan} includes ${most} API calls a month, and ${used} were made.`,
} as const;

type LimitedMeter = keyof typeof WORDS;

const REASON: Reason = "plan_limit";

/** What a plan refuses: which limit it is, how much is used, and by which right there is a way up. */
export function planLimit(
  meter: LimitedMeter,
  {
    planName,
    organizationId,
    most,
    used,
  }: { planName: string; organizationId: string; most: number; used: bigint | number },
): AppError {
  const number = (value: bigint | number) => value.toLocaleString("en");
  const detail = WORDS[meter](`“${planName}”`, number(most), number(used));
  return new AppError("LIMIT", REASON, undefined, { detail, permission: "plan.change", place: { organizationId } });
}
