import { transaction } from "@/server/db/tenant";
import { newId } from "@/server/ids";

/** A letter in the outbox that could not be delivered. Returns its id. */
export async function failedMail(to: string): Promise<string> {
  const id = newId("mai");
  const fields = {
    recipient: to,
    kind: "test",
    subject: "Test",
    sealedBody: "sealed",
    lastError: "550 no such mailbox",
  };
  await transaction(null, undefined, (tx) => tx.mail.create({ data: { id, ...fields, status: "failed" } }));
  return id;
}
