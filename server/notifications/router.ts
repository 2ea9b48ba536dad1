import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { readNotifications, setChoice } from "./commands";
import { listChoices, listNotifications } from "./queries";
import {
  choicesView,
  choiceView,
  listNotificationsSchema,
  notificationPage,
  readNotificationsSchema,
  readView,
  setChoiceSchema,
} from "./schema";

const tags = ["Inbox"];

export const notificationsRouter = router({
  list: actorProcedure("notification.list", "organization")
    .meta({ openapi: { method: "GET", path: "/inbox", tags, summary: "List what you were told" } })
    .input(listNotificationsSchema)
    .output(notificationPage)
    .query(({ ctx, input }) => listNotifications(ctx.scope, input)),

  read: actorProcedure("notification.read", "organization")
    .meta({ openapi: { method: "POST", path: "/inbox/read", tags, summary: "Mark notices as read" } })
    .input(readNotificationsSchema)
    .output(readView)
    .mutation(({ ctx, input }) => readNotifications(ctx.scope, input)),

  listChoices: actorProcedure("notification-choice.list", "organization")
    .meta({
      openapi: { method: "GET", path: "/account/notifications", tags, summary: "List what you are told of, and how" },
    })
    .output(choicesView)
    .query(({ ctx }) => listChoices(ctx.scope)),

  setChoice: actorProcedure("notification-choice.set", "organization")
    .meta({
      openapi: {
        method: "PUT",
        path: "/account/notifications/{kind}",
        tags,
        summary: "Choose how you learn of one kind of notice",
      },
    })
    .input(setChoiceSchema)
    .output(choiceView)
    .mutation(({ ctx, input }) => setChoice(ctx.scope, input)),
});
