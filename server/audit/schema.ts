import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

const timeField = z.iso.datetime({ offset: true }).optional();

export const listAuditSchema = pageSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created").describe("Oldest or newest first; newest where absent"),
  action: z
    .string()
    .regex(/^[a-z.-]{1,100}$/, "must be the name of an action")
    .optional()
    .describe("Only this action, as `credential.create`"),
  actor: idSchema().optional().describe("Only what this person did: user id"),
  result: z.enum(["done", "refused", "failed"]).optional().describe("Only rows with this result"),
  from: timeField.describe("Not before this time (ISO 8601)"),
  to: timeField.describe("Before this time (ISO 8601)"),
});

const fieldsView = z.record(z.string(), z.unknown()).nullable();

/** One row: what happened, who did it, and the changed fields before and after; never a secret. */
export const auditView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.object({
    type: z.string().describe("user, anonymous or system"),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  credential: z.string().nullable().describe("Id of the credential with which it was done; null: in a session"),
  action: z.string(),
  result: z.enum(["done", "refused", "failed"]),
  reason: z.string().nullable(),
  target: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  workspace: z.string().nullable().describe("Workspace id"),
  project: z.string().nullable().describe("Project id"),
  before: fieldsView,
  after: fieldsView,
  requestId: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
});

export const auditPage = pageOf(auditView);

export type ListAuditInput = z.infer<typeof listAuditSchema>;
export type AuditView = z.infer<typeof auditView>;
