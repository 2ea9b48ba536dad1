import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
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
  target: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/, "must be an id")
    .optional()
    .describe("Only what happened to this: id of a person, project, credential ..."),
  targetType: z
    .string()
    .regex(/^[a-z_-]{1,40}$/, "must be a kind of target")
    .optional()
    .describe("Only what happened to targets of this kind, as `project`"),
  result: z.enum(["done", "refused", "failed"]).optional().describe("Only rows with this result"),
  from: timeField.describe("Not before this time (ISO 8601)"),
  to: timeField.describe("Before this time (ISO 8601)"),
});

export const listOrganizationAuditSchema = listAuditSchema.extend({
  workspace: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be a slug or id")
    .optional()
    .describe("Only what happened in this workspace: slug or id"),
});

const fieldsView = z.record(z.string(), z.unknown()).nullable();

/** One row: what happened, who did it, and the changed fields before and after; never a secret. */
export const auditView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.object({
    type: z.string().describe("user, service_account, directory, anonymous or system"),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  behalfOf: z
    .object({ id: z.string(), name: z.string().nullable() })
    .nullable()
    .default(null)
    .describe("The person as whom a service account did it, by a token that was exchanged for a job of theirs"),
  credential: z.string().nullable().describe("Id of the credential with which it was done; null: in a session"),
  action: z.string(),
  result: z.enum(["done", "refused", "failed"]),
  reason: z.string().nullable(),
  target: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  organization: z.string().nullable().describe("Organization id"),
  workspace: z.string().nullable().describe("Workspace id"),
  project: z.string().nullable().describe("Project id"),
  before: fieldsView,
  after: fieldsView,
  requestId: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  sequence: z.number().int().nullable().describe("Its place in the organization's chain; null until it is sealed"),
  hash: z.string().nullable().describe("SHA-256 over the hash before and this row; null until it is sealed"),
});

export const auditPage = pageOf(auditView);

const jsonOf = (fields: z.infer<typeof fieldsView>) => (fields === null ? null : JSON.stringify(fields));

/** As a file, one column for each field; what changed is JSON. */
export const auditColumns = columnsOf(auditView, {
  id: ({ id }) => id,
  at: ({ at }) => at,
  actorType: ({ actor }) => actor.type,
  actor: ({ actor }) => actor.id,
  actorName: ({ actor }) => actor.name,
  behalfOf: ({ behalfOf }) => behalfOf?.id ?? null,
  behalfOfName: ({ behalfOf }) => behalfOf?.name ?? null,
  credential: ({ credential }) => credential,
  action: ({ action }) => action,
  result: ({ result }) => result,
  reason: ({ reason }) => reason,
  targetType: ({ target }) => target.type,
  target: ({ target }) => target.id,
  targetName: ({ target }) => target.name,
  organization: ({ organization }) => organization,
  workspace: ({ workspace }) => workspace,
  project: ({ project }) => project,
  before: ({ before }) => jsonOf(before),
  after: ({ after }) => jsonOf(after),
  requestId: ({ requestId }) => requestId,
  address: ({ address }) => address,
  agent: ({ agent }) => agent,
  sequence: ({ sequence }) => sequence,
  hash: ({ hash }) => hash,
});

/** What was done to one thing, as whoever sees it reads. */
const historyView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  behalfOf: z.object({ id: z.string(), name: z.string() }).nullable().describe("For whom a service account did it"),
  action: z.string(),
  before: fieldsView,
  after: fieldsView,
});

export const historyPage = pageOf(historyView);

/** Nobody may keep an audit for less than this. */
export const MINIMUM_RETENTION_DAYS = 90;

export const setRetentionSchema = z.object({
  days: z
    .number()
    .int()
    .min(MINIMUM_RETENTION_DAYS, `must be at least ${MINIMUM_RETENTION_DAYS}`)
    .max(36_500, "must be at most 36500")
    .nullable()
    .describe("Rows older than this many days are archived, then deleted; null keeps all rows for ever"),
});

export const retentionView = z.object({
  days: z.number().int().nullable().describe("null: rows are kept for ever"),
  minimumDays: z.number().int(),
  archived: z
    .object({
      rows: z.number().int().describe("How many rows are in archives and no longer here"),
      sequence: z.number().int().describe("The last of them in the organization's chain"),
      at: z.iso.datetime().describe("When archives were written last"),
    })
    .nullable(),
});

export type ListAuditInput = z.infer<typeof listAuditSchema>;
export type ListOrganizationAuditInput = z.infer<typeof listOrganizationAuditSchema>;
export type SetRetentionInput = z.infer<typeof setRetentionSchema>;
export type RetentionView = z.infer<typeof retentionView>;
export type AuditView = z.infer<typeof auditView>;
export type HistoryView = z.infer<typeof historyView>;
