import type { Proof } from "@/server/access/scope";
import { insertSession } from "@/server/auth/session";
import { systemRequest } from "../requests";
import { write } from "../rows";

/** Starts a session for somebody who has proved so much. Answers the token of its cookie. */
export async function startedSession(
  { id, name }: { id: string; name: string },
  proofs: readonly Proof[],
): Promise<string> {
  return write(async (tx) => (await insertSession(tx, systemRequest("sign-in"), { id, name }, proofs)).token);
}
