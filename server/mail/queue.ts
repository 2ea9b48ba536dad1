import "server-only";
import type { TransactionDatabase } from "../db/tenant";
import { env } from "../env";
import { newId } from "../ids";
import { enqueueAll } from "../jobs/queue";
import { seal } from "../secrets/seal";
import type { MailKind } from "./schema";
import type { MailText } from "./templates";

type MailStatus = "queued" | "sent" | "failed" | "off";

interface Letter extends MailText {
  to: string;
  kind: MailKind;
  organizationId?: string;
  /** Ids of invoices that go with it; they are printed when it is sent. */
  invoices?: readonly string[];
}

export const MAIL_JOB = "mail.send";

export function isMailOn(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Puts letters into the outbox, in the transaction of the change that asks for them, and answers their ids. Without a
 * mail server the rows say "off" and keep no text; every flow has another way.
 */
export async function queueMails(tx: TransactionDatabase, letters: readonly Letter[]): Promise<string[]> {
  const status: MailStatus = isMailOn() ? "queued" : "off";
  const rows = letters.map((letter) => {
    const id = newId("mai");
    const { html, text, invoices } = letter;
    const body = () => seal(JSON.stringify({ html, text, invoices }), `mail:${id}`);
    return {
      id,
      recipient: letter.to,
      kind: letter.kind,
      subject: letter.subject,
      organizationId: letter.organizationId ?? null,
      status,
      sealedBody: status === "queued" ? body() : null,
    };
  });
  const ids = rows.map(({ id }) => id);
  await tx.mail.createMany({ data: rows });
  if (status === "queued") {
    await enqueueAll(
      tx,
      MAIL_JOB,
      ids.map((mail) => ({ mail })),
    );
  }
  return ids;
}

/** Puts one letter into the outbox. */
export async function queueMail(tx: TransactionDatabase, letter: Letter): Promise<string> {
  const [id = ""] = await queueMails(tx, [letter]);
  return id;
}
