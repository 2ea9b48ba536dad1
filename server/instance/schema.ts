import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { emailSchema, idSchema } from "../text";

export const instanceView = z.object({
  version: z.string(),
  database: z.enum(["embedded", "postgresql"]),
  url: z.string(),
  mail: z.object({ on: z.boolean(), from: z.string() }),
  signUp: z.enum(["open", "closed"]),
  organizationCreation: z.enum(["any", "operators"]),
  users: z.number().int(),
  organizations: z.number().int(),
  jobs: z.object({ waiting: z.number().int(), failed: z.number().int() }),
});

export const updateInstanceSchema = z.object({
  signUp: z.enum(["open", "closed"]).optional().describe("Whether anybody can sign up"),
  organizationCreation: z.enum(["any", "operators"]).optional().describe("Who can make organizations"),
});

export const listMailsSchema = pageSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created"),
  status: z.enum(["queued", "sent", "failed", "off"]).optional(),
});

const mailView = z.object({
  id: z.string(),
  recipient: z.string(),
  kind: z.string(),
  subject: z.string(),
  status: z.enum(["queued", "sent", "failed", "off"]),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

export const mailPage = pageOf(mailView);
export const retryMailSchema = z.object({ mail: idSchema("Mail id") });
export const testMailSchema = z.object({ to: emailSchema });

export const listUsersSchema = pageSchema;

export const instanceUserView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  operator: z.boolean(),
  suspended: z.boolean(),
  removed: z.boolean().describe("They removed their account: the name alone is left"),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
});

export const instanceUserPage = pageOf(instanceUserView);
export const userIdSchema = z.object({ user: idSchema("User id") });
export const setOperatorSchema = userIdSchema.extend({ operator: z.boolean() });

export const listOrganizationsSchema = pageSchema;

export const instanceOrganizationView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  personal: z.boolean(),
  suspended: z.boolean(),
  seatMaximum: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
});

export const instanceOrganizationPage = pageOf(instanceOrganizationView);
export const organizationIdSchema = z.object({ target: idSchema("Organization id") });
export const setSeatsSchema = organizationIdSchema.extend({
  seatMaximum: z.number().int().min(1).max(10_000_000).nullable().describe("Most people; null for no limit"),
});

export type InstanceView = z.infer<typeof instanceView>;
export type MailView = z.infer<typeof mailView>;
export type InstanceUserView = z.infer<typeof instanceUserView>;
export type InstanceOrganizationView = z.infer<typeof instanceOrganizationView>;
