import "server-only";
import { closedOrganizations } from "../access/reach";
import type { AccountScope } from "../access/scope";
import { lookOf } from "../db/hot/people/look";
import { env } from "../env";
import { countOf, keyset, toPage, type Page } from "../paging";
import { defaultChoice, isNotificationKind, NOTIFICATION_KINDS } from "./kinds";
import type { ChoicesView, ListNotificationsInput, NotificationView } from "./schema";
import { noticePath, noticeSentence, NOTICE_TITLES, type NoticeData, type NoticeReader } from "./sentences";

interface NotificationColumns {
  id: string;
  kind: string;
  data: unknown;
  createdAt: Date;
  readAt: Date | null;
}

/** The names of a notice; anything else that a row might hold is left out. */
export function noticeData(value: unknown): NoticeData {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] => ["string", "number"].includes(typeof entry[1])),
  );
}

function toView(
  { id, kind, data, createdAt, readAt }: NotificationColumns,
  reader: NoticeReader | undefined,
): NotificationView[] {
  // A row of a kind that this version does not know has no sentence.
  if (!isNotificationKind(kind)) return [];
  const names = noticeData(data);
  return [
    {
      id,
      kind,
      title: NOTICE_TITLES[kind],
      sentence: noticeSentence(kind, names, reader),
      path: noticePath(kind, names),
      data: names,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    },
  ];
}

/** The caller's notices, without the kinds that they keep out of the inbox. */
export async function listNotifications(
  scope: AccountScope,
  input: ListNotificationsInput,
): Promise<Page<NotificationView>> {
  const hidden = await scope.db.notificationChoice.findMany({ where: { inbox: false }, select: { kind: true } });
  const closed = [...(await closedOrganizations(scope.actor)).keys()];
  const where = {
    kind: { in: [...NOTIFICATION_KINDS], notIn: hidden.map(({ kind }) => kind) },
    ...(closed.length === 0 ? {} : { OR: [{ organizationId: null }, { organizationId: { notIn: closed } }] }),
    ...(input.state === "unread" ? { readAt: null } : {}),
  };
  const { after, orderBy, take } = keyset(input);
  const rows = await scope.db.notification.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: { id: true, kind: true, data: true, createdAt: true, readAt: true },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.notification.count({ where, ...limit }));
  const reader = await lookOf(scope.actor.id);
  const page = toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toView(row, reader),
  );
  return { ...page, items: page.items.flat() };
}

/** What the caller is told of, and how. */
export async function listChoices(scope: AccountScope): Promise<ChoicesView> {
  const rows = await scope.db.notificationChoice.findMany({ select: { kind: true, inbox: true, mail: true } });
  const chosen = new Map(rows.map(({ kind, inbox, mail }) => [kind, { inbox, mail }]));
  return {
    items: NOTIFICATION_KINDS.map((kind) => ({
      kind,
      title: NOTICE_TITLES[kind],
      ...(chosen.get(kind) ?? defaultChoice(kind)),
    })),
    mailOn: env().SMTP_URL !== undefined,
  };
}
