import { vi } from "vitest";
import { markUnfit } from "./embedded";

/**
 * Lets a test file say what time it is, by `vi.setSystemTime`; `vi.useRealTimers` ends it. The embedded database goes by the
 * same clock, and its alarms would wait for the future that it saw: the next file gets another one.
 */
export function ownClock(): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  markUnfit();
}
