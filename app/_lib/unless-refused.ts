import "server-only";

import { domainError } from "@/server/api/failure";
import type { Code } from "@/server/errors";

const REFUSALS: readonly Code[] = ["NOT_FOUND", "FORBIDDEN", "INVALID"];

/**
 * What is read, or `otherwise` where it is gone, mistyped or out of the visitor's sight. Every other failure stays one: a
 * database that is down must not look like a name that nobody has.
 */
export async function unlessRefused<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (REFUSALS.includes(domainError(error).error.code)) return otherwise;
    throw error;
  }
}
