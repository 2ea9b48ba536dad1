import { billionths, decimalText } from "../../money/decimal";
import { THRESHOLDS, type Alert } from "../schema";

/** Before so much of a month is over, what was used says nothing of the rest. */
const TOLD_FROM_PERCENT = 3n;

export interface Elapsed {
  /** Milliseconds of the month that are over, and of all of it. */
  over: number;
  of: number;
}

/** What it comes to by the end if it goes on like this; null where it is too early to say. */
export function forecastOf(used: string, { over, of }: Elapsed): string | null {
  const [part, whole] = [BigInt(Math.max(0, Math.floor(over))), BigInt(Math.floor(of))];
  if (part * 100n < whole * TOLD_FROM_PERCENT) return null;
  return part >= whole ? used : decimalText((billionths(used) * whole) / part);
}

/**
 * How much of the amount is used, in tenths of a hundredth, rounded down: 100 % is said when it is reached, not before.
 */
export function percentOf(used: string, amount: string): number {
  const tenths = (billionths(used) * 1_000n) / billionths(amount);
  return Number(tenths > 10_000_000n ? 10_000_000n : tenths) / 10;
}

/** What there is to tell of: each threshold that is met, and the forecast while the budget is not yet reached. */
export function alertsOf(used: string, amount: string, forecast: string | null): Alert[] {
  const [part, whole] = [billionths(used), billionths(amount)];
  const met = THRESHOLDS.filter((threshold) => part * 100n >= whole * BigInt(threshold)).map(String);
  const passes = forecast !== null && part < whole && billionths(forecast) > whole;
  const names = passes ? [...met, "forecast"] : met;
  return names.filter((name): name is Alert => ["50", "85", "100", "forecast"].includes(name));
}

export function stateOf(alerts: readonly Alert[]): "fine" | "watch" | "reached" {
  if (alerts.includes("100")) return "reached";
  return alerts.includes("85") || alerts.includes("forecast") ? "watch" : "fine";
}
