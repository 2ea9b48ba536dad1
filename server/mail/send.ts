import "server-only";
import type { Transporter } from "nodemailer";
import { z } from "zod";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import type { TransactionDatabase } from "../db/tenant";
import { env } from "../env";
import { newId } from "../ids";
import { enqueueAll, type Payload } from "../jobs/queue";
import { shared } from "../process";
import { printedInvoices } from "../invoices/attachments";
import { open, seal } from "../secrets/seal";
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

const TIMEOUT_MILLISECONDS = 10_000;
const bodySchema = z.object({ html: z.string(), text: z.string(), invoices: z.array(z.string()).optional() });

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

async function transport(): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return shared("mail-transport", () =>
    createTransport(env().SMTP_URL, {
      from: env().MAIL_FROM,
      connectionTimeout: TIMEOUT_MILLISECONDS,
      greetingTimeout: TIMEOUT_MILLISECONDS,
      socketTimeout: TIMEOUT_MILLISECONDS,
    } as Parameters<typeof createTransport>[1]),
  );
}

/** Null where the mail server lets us in, else why it does not. Sends nothing. */
export async function mailServerFailure(): Promise<string | null> {
  try {
    const mailer = await transport();
    await mailer.verify();
    return null;
  } catch (error) {
    return describeSmtp(error);
  }
}

/** The job that delivers one letter. A failure is written to its row, where the sender and the operator see it. */
export async function deliverMail(scope: SystemScope, payload: Payload): Promise<void> {
  const mail = await scope.db.mail.findUnique({ where: { id: String(payload.mail) } });
  if (typeof mail?.sealedBody !== "string" || mail.status === "sent") return;
  const { html, text, invoices = [] } = bodySchema.parse(JSON.parse(open(mail.sealedBody, `mail:${mail.id}`)));
  try {
    const mailer = await transport();
    await mailer.sendMail({
      from: env().MAIL_FROM,
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      html,
      text,
      attachments: await printedInvoices(scope, invoices),
    });
  } catch (error) {
    const lastError = describeSmtp(error);
    await recorded(scope, "mail-delivery", (tx) =>
      tx.mail.update({ where: { id: mail.id }, data: { status: "failed", lastError } }),
    );
    throw new Error(lastError, { cause: error });
  }
  const sent = { status: "sent", sentAt: new Date(), sealedBody: null, lastError: null };
  await recorded(scope, "mail-delivery", (tx) => tx.mail.update({ where: { id: mail.id }, data: sent }));
}

/** The mail server's own code and answer, in one line; never the letter. */
function describeSmtp(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "error";
  const answer = error instanceof Error && "response" in error ? String(error.response) : "";
  return `${code} ${answer}`.trim().replace(/\s+/g, " ").slice(0, 300);
}
