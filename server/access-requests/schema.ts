import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

export const REQUEST_STATUSES = ["pending", "approved", "declined", "withdrawn"] as const;

/** What can be asked for: the two that a rule gives. */
const REQUEST_PERMISSIONS = ["read", "modify"] as const;

const TEXT_LENGTH = 500;

/** Nothing that was asked for is granted for longer. */
export const LONGEST_GRANT_DAYS = 366;

const targetField = z
  .union([
    z.strictObject({
      type: z
        .string()
        .regex(/^[a-z][a-z0-9_-]{0,39}$/, "must be a type of resource")
        .optional()
        .describe("Type of the resource, such as job, dataset, model, where it is known"),
      id: idSchema("Tenantry's id of the resource"),
    }),
    z.strictObject({
      project: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be a slug or id")
        .describe("Slug or id of a project: everything in it"),
    }),
  ])
  .describe("What access is asked for; whether it is there is not said");

export const createAccessRequestSchema = z.object({
  permission: z.enum(REQUEST_PERMISSIONS).describe("read, or read and modify"),
  resource: targetField,
  message: textSchema(TEXT_LENGTH).default("").describe("What the admins shall read"),
});

export const listAccessRequestsSchema = pageSchema.extend({
  of: z
    .enum(["me", "everyone"])
    .optional()
    .describe("Own ones, or everybody's (workspace admins, who get these where it is absent)"),
  status: z.enum(REQUEST_STATUSES).optional().describe("Only requests in this state"),
});

const requestField = { request: idSchema("Id of the request") };

export const withdrawAccessRequestSchema = z.object(requestField);

export const approveAccessRequestSchema = z.object({
  ...requestField,
  expiresAt: z.iso.datetime({ offset: true }).describe("When it ends, at most a year from now (ISO 8601)"),
  permission: z.enum(REQUEST_PERMISSIONS).optional().describe("Less than was asked for; that where absent"),
});

export const declineAccessRequestSchema = z.object({
  ...requestField,
  reason: textSchema(TEXT_LENGTH).default("").describe("What who asked shall read"),
});

const namedView = z.object({ id: z.string(), name: z.string() });

export const accessRequestView = z.object({
  id: z.string(),
  user: namedView.extend({ email: z.string() }).describe("Who asks"),
  permission: z.enum(REQUEST_PERMISSIONS),
  target: z.object({
    type: z.string().describe("project, or a type of resource"),
    id: z.string().describe("As it was named"),
    name: z.string().nullable().describe("Null where it is not there, or out of the reader's sight"),
    project: z
      .object({ name: z.string() })
      .nullable()
      .describe("The project around it: by its name alone, since a right to one resource shows no more of it"),
  }),
  message: z.string(),
  status: z.enum(REQUEST_STATUSES),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  reason: z.string().describe("What whoever declined it says"),
  granted: z
    .object({
      permission: z.enum(REQUEST_PERMISSIONS),
      expiresAt: z.iso.datetime(),
      rule: z.string().nullable().describe("Id of the access rule that it became"),
    })
    .nullable(),
});

export const accessRequestPage = pageOf(accessRequestView);

export const listWaitingSchema = pageSchema;

/** What waits for an admin's answer, in any of their workspaces. */
const waitingRequestView = accessRequestView
  .pick({ id: true, user: true, permission: true, target: true, message: true, createdAt: true })
  .extend({ workspace: namedView.extend({ slug: z.string() }) });

export const waitingRequestPage = pageOf(waitingRequestView);

export type CreateAccessRequestInput = z.infer<typeof createAccessRequestSchema>;
export type ListAccessRequestsInput = z.infer<typeof listAccessRequestsSchema>;
export type ApproveAccessRequestInput = z.infer<typeof approveAccessRequestSchema>;
export type DeclineAccessRequestInput = z.infer<typeof declineAccessRequestSchema>;
export type AccessRequestView = z.infer<typeof accessRequestView>;
export type WaitingRequestView = z.infer<typeof waitingRequestView>;
export type RequestPermission = (typeof REQUEST_PERMISSIONS)[number];
