import type { Reason } from "../../reasons";
import type { Check, CheckName } from "../provider";

/** What came of looking at a response: every check with its result, and the first reason to refuse it. */
export class Findings {
  readonly checks: Check[] = [];
  #reason: Reason | null = null;

  /** Why the response is refused; null as long as nothing stands against it. */
  get reason(): Reason | null {
    return this.#reason;
  }

  pass(check: CheckName, detail?: string): void {
    this.checks.push({ check, result: "passed", ...(detail !== undefined && { detail }) });
  }

  skip(check: CheckName, detail: string): void {
    this.checks.push({ check, result: "skipped", detail });
  }

  /** Answers null, so that a caller that cannot go on may return it. */
  fail(check: CheckName, reason: Reason, detail?: string): null {
    this.checks.push({ check, result: "failed", ...(detail !== undefined && { detail: detail.slice(0, 500) }) });
    this.#reason ??= reason;
    return null;
  }

  /** Passes where a value is the expected one, and says both where it is not. */
  compare(check: CheckName, reason: Reason, expected: string | undefined, came: string | null): boolean {
    if (expected !== undefined && expected === came) return true;
    this.fail(check, reason, `expected ${expected ?? "a value that is not set"}, came ${came ?? "nothing"}`);
    return false;
  }

  has(check: CheckName, result: Check["result"]): boolean {
    return this.checks.some((one) => one.check === check && one.result === result);
  }
}
