import type { Row, Tone } from "@/app/_components/table/types";
import { listAddress, listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { OUTBOX } from "@/app/_sentences/places/instance";
import { OutboxTable, TestMail } from "@/app/instance/lazy-parts";
import { caller, requireVisitor } from "@/server/api/caller";
import type { MailView } from "@/server/instance/schema";
import { MAIL_KINDS } from "@/server/mail/schema";

const STATUSES = ["queued", "sent", "failed", "off"] as const;

const TONES: Readonly<Record<MailView["status"], Tone>> = {
  queued: "waiting",
  sent: "ok",
  failed: "danger",
  off: "neutral",
};

/** A letter of an earlier release may be of a kind that is no more. */
function kindText(kind: string): string {
  const known = MAIL_KINDS.find((name) => name === kind);
  return known === undefined ? kind : OUTBOX.kinds[known];
}

function rowOf({ id, recipient, kind, subject, status, lastError, createdAt, sentAt }: MailView): Row {
  return {
    id,
    name: `${subject}, ${recipient}`,
    cells: {
      recipient,
      subject,
      kind: kindText(kind),
      status: {
        text: OUTBOX.statuses[status],
        tone: TONES[status],
        ...(lastError === null ? {} : { note: lastError }),
      },
      created: createdAt,
      sent: sentAt,
    },
    actions: status === "failed" ? ["retry"] : [],
  };
}

export async function Outbox(query: Query) {
  const { instance } = await caller();
  const [{ email }, { mail }, list, clock] = await Promise.all([
    requireVisitor(),
    instance.get(),
    instance.mails({ ...listInput(query, "-created"), status: oneOf(STATUSES, query.status) }),
    readClock(),
  ]);
  return (
    <div className="grid gap-3">
      <div className="flex justify-end">
        <TestMail to={email} on={mail.on} />
      </div>
      <OutboxTable
        rows={list.items.map(rowOf)}
        clock={clock}
        address={listAddress(urls.instance(), query, "part", "status")}
        total={list.total}
        nextCursor={list.nextCursor}
      />
    </div>
  );
}
