import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { publicUrl } from "../env";
import type { Payload } from "../jobs/queue";
import { queueMail } from "../mail/queue";
import { noticeMail } from "../mail/templates";
import { defaultChoice, isNotificationKind } from "./kinds";
import { noticeData } from "./queries";
import { noticePath, noticeSentence, NOTICE_TITLES } from "./sentences";

const COLUMNS = {
  id: true,
  kind: true,
  data: true,
  organizationId: true,
  user: {
    select: {
      id: true,
      email: true,
      emailVerifiedAt: true,
      suspendedAt: true,
      deletedAt: true,
      timeZone: true,
      locale: true,
    },
  },
} as const;

/**
 * The job behind a batch of notices: letters to those who want them, at their verified address. A letter's mark is
 * written with it, so that a job that runs again writes none twice.
 */
export async function mailNotices(scope: SystemScope, payload: Payload): Promise<void> {
  const ids = String(payload.notifications).split(",");
  const notices = await scope.db.notification.findMany({ where: { id: { in: ids } }, select: COLUMNS });
  const people = notices.map(({ user }) => user.id);
  const rows = await scope.db.notificationChoice.findMany({ where: { userId: { in: people } } });
  const chosen = new Map(rows.map((row) => [`${row.userId}:${row.kind}`, row.mail]));
  for (const { id, kind, data, organizationId, user } of notices) {
    if (!isNotificationKind(kind) || user.emailVerifiedAt === null) continue;
    if (user.suspendedAt !== null || user.deletedAt !== null) continue;
    if (!(chosen.get(`${user.id}:${kind}`) ?? defaultChoice(kind).mail)) continue;
    const names = noticeData(data);
    const path = noticePath(kind, names) ?? "/account/inbox";
    const text = noticeMail(NOTICE_TITLES[kind], noticeSentence(kind, names, user), publicUrl() + path);
    await recorded(scope, "reminder", async (tx) => {
      const key = `mail:${id}`;
      const { count } = await tx.reminder.createMany({ data: [{ key }], skipDuplicates: true });
      if (count === 0) return;
      const place = organizationId === null ? {} : { organizationId };
      await queueMail(tx, { to: user.email, kind: "notice", ...place, ...text });
    });
  }
}
