import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";
import { NOTIFICATION_KINDS } from "./kinds";

export const listNotificationsSchema = pageSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created").describe("Oldest or newest first; newest where absent"),
  state: z.enum(["all", "unread"]).default("all").describe("Everything, or what was not read yet"),
});

const notificationView = z.object({
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  title: z.string(),
  sentence: z.string().describe("What happened, in words"),
  path: z.string().nullable().describe("The page where one sees more, below the public address"),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).describe("The names that the sentence holds"),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

export const notificationPage = pageOf(notificationView);

export const readNotificationsSchema = z.object({
  notifications: z
    .array(idSchema("Notification id"))
    .max(200)
    .optional()
    .describe("Which ones; where absent, all that are unread"),
});

export const readView = z.object({ read: z.number().int().describe("How many were unread until now") });

export const choiceView = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  title: z.string(),
  inbox: z.boolean(),
  mail: z.boolean(),
});

export const choicesView = z.object({
  items: z.array(choiceView),
  mailOn: z.boolean().describe("Whether this installation sends mail at all"),
});

export const setChoiceSchema = z.object({
  kind: z.enum(NOTIFICATION_KINDS).describe("What one is told of"),
  inbox: z.boolean().describe("Show it in the inbox"),
  mail: z.boolean().describe("Send it by mail to the verified address"),
});

export type ListNotificationsInput = z.infer<typeof listNotificationsSchema>;
export type NotificationView = z.infer<typeof notificationView>;
export type ChoiceView = z.infer<typeof choiceView>;
export type ChoicesView = z.infer<typeof choicesView>;
export type SetChoiceInput = z.infer<typeof setChoiceSchema>;
