import type { Proof } from "@/server/access/scope";
import type { Person } from "../factory";

/** The person in a session that has proved this, just now, in place of their own. */
export function provedBy(who: Person, ...proofs: (Partial<Proof> & Pick<Proof, "method">)[]): Person {
  const now = new Date();
  const { session } = who.actor;
  if (session === null) throw new Error("a person without a session");
  const given = proofs.map((proof) => ({ at: now.toISOString(), ...proof }));
  return { ...who, actor: { ...who.actor, session: { ...session, authenticatedAt: now, proofs: given } } };
}
