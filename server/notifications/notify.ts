import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import { enqueue } from "../jobs/queue";
import { isMailOn } from "../mail/queue";
import type { NotificationKind } from "./kinds";
import type { NoticeData } from "./sentences";

/** What one person shall know, with where it happened. `data` is what the kind's sentence is made of: never a secret. */
export interface Notice {
  userId: string;
  kind: NotificationKind;
  organizationId?: string;
  workspaceId?: string;
  data: NoticeData;
}

export const NOTICE_JOB = "notification.mail";

/** So many notices are looked at by one job. */
const BATCH = 50;

/**
 * Puts notices into the inboxes of people, in the transaction of the change that tells of it. A job asks later who of
 * them wants a letter too, since their choices are out of this transaction's sight.
 */
export async function notify(tx: TransactionDatabase, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ organizationId = null, workspaceId = null, ...notice }) => ({
    id: newId("ntf"),
    organizationId,
    workspaceId,
    ...notice,
  }));
  await tx.notification.createMany({ data: rows });
  if (!isMailOn()) return;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await enqueue(tx, NOTICE_JOB, { notifications: batch.map(({ id }) => id).join(",") });
  }
}
