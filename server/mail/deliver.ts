import "server-only";
import type { Transporter } from "nodemailer";
import { z } from "zod";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { env } from "../env";
import type { Payload } from "../jobs/queue";
import { shared } from "../process";
import { open } from "../secrets/seal";

const TIMEOUT_MILLISECONDS = 10_000;

const bodySchema = z.object({ html: z.string(), text: z.string(), invoices: z.array(z.string()).optional() });

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

interface Attachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** Prints what goes with a letter, by the ids of invoices. */
type Print = (scope: SystemScope, invoices: readonly string[]) => Promise<Attachment[]>;

/** The job that delivers one letter. A failure is written to its row, where the sender and the operator see it. */
export async function deliverMail(scope: SystemScope, payload: Payload, print: Print): Promise<void> {
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
      attachments: await print(scope, invoices),
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
