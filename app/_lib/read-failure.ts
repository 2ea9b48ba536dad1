import type { Failure } from "./failure";
import { FORM } from "@/app/_sentences/interface/forms";

interface Refusal {
  failure: Failure;
  /** The field of the input that the server named. */
  field: string | undefined;
}

const UNREACHED: Failure = { sentence: FORM.offline, reason: "internal" };

/** What a procedure's error says. The sentences of refusals come when one is needed: no page brings them all along. */
export async function readFailure(error: unknown): Promise<Refusal> {
  try {
    const { failureOf } = await import("./failure-of");
    return failureOf(error);
  } catch {
    // Whoever cannot fetch the sentences does not reach the server either.
    return { failure: UNREACHED, field: undefined };
  }
}

/** The same of a reason that came without an error, as the answer to a sign-in does. */
export async function readReason(reason: string): Promise<Failure> {
  return (await readFailure({ data: { reason } })).failure;
}
