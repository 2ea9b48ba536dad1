import { domainError } from "@/server/api/failure";

/**
 * How a call through a caller was refused, as `CODE reason`, with the field where one is named;
 * "done" where it was not.
 */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "done";
  } catch (thrown) {
    const { error } = domainError(thrown);
    if (error.reason === "internal") throw thrown;
    return `${error.code} ${error.reason}${error.field === undefined ? "" : ` (${error.field})`}`;
  }
}
