import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { defaultChoice } from "./kinds";
import type { ChoiceView, SetChoiceInput } from "./schema";
import { NOTICE_TITLES } from "./sentences";

/** Marks notices of the caller as read, the named ones or all; those of somebody else are not touched. */
export async function readNotifications(
  scope: AccountScope,
  input: { notifications?: string[] | undefined },
): Promise<{ read: number }> {
  const { id, name } = scope.actor;
  return audited(scope, "notification.read", async (tx) => {
    const named = input.notifications === undefined ? {} : { id: { in: input.notifications } };
    const { count: read } = await tx.notification.updateMany({
      where: { ...named, readAt: null },
      data: { readAt: new Date() },
    });
    return { value: { read }, entries: { target: { type: "user", id, name }, after: { read } } };
  });
}

/** Chooses how the caller learns of one kind. It counts for what was told before, too, as far as the inbox shows it. */
export async function setChoice(scope: AccountScope, input: SetChoiceInput): Promise<ChoiceView> {
  const { kind, inbox, mail } = input;
  const userId = scope.actor.id;
  return audited(scope, "notification-choice.set", async (tx) => {
    const key = { userId_kind: { userId, kind } };
    const row = await tx.notificationChoice.findUnique({ where: key, select: { inbox: true, mail: true } });
    await tx.notificationChoice.upsert({
      where: key,
      create: { userId, kind, inbox, mail },
      update: { inbox, mail },
    });
    const target = { type: "notification", id: null, name: kind };
    const entries = { target, before: row ?? defaultChoice(kind), after: { inbox, mail } };
    return { value: { kind, title: NOTICE_TITLES[kind], inbox, mail }, entries };
  });
}
