import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, uniqueNameSchema } from "../text";

const SERVICE_ACCOUNT_ROLES = ["member", "viewer"] as const;

export const createServiceAccountSchema = z.object({
  name: uniqueNameSchema().describe("Unique in the workspace, compared without case"),
  allowImpersonation: z
    .boolean()
    .default(false)
    .describe("It may act as the owner of a task that it runs, never with admin rights"),
  role: z.enum(SERVICE_ACCOUNT_ROLES).default("member").describe("What it may do in the workspace, by the API alone"),
});

export const serviceAccountSchema = z.object({ serviceAccount: idSchema("Service account id") });

const GROUPS_AT_ONCE = 100;

export const updateServiceAccountSchema = serviceAccountSchema.extend({
  name: uniqueNameSchema().optional().describe("Unique in the workspace, compared without case"),
  allowImpersonation: z.boolean().optional().describe("It may act as the owner of a task that it runs"),
  role: z.enum(SERVICE_ACCOUNT_ROLES).optional(),
  ownerGroup: idSchema("Group id")
    .nullable()
    .optional()
    .describe("The group that answers for it and hears of its credentials; null: the workspace's admins"),
  groups: z
    .array(idSchema("Group id"))
    .max(GROUPS_AT_ONCE, `must name at most ${GROUPS_AT_ONCE} at once`)
    .optional()
    .describe("All groups that it is in afterwards, beside Users; a missing one it leaves"),
});

export const listServiceAccountsSchema = pageSchema;

const groupRef = z.object({ id: z.string(), name: z.string() });

export const serviceAccountView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(SERVICE_ACCOUNT_ROLES),
  allowImpersonation: z.boolean(),
  status: z.enum(["active", "suspended"]),
  credentialCount: z.number().int().describe("Credentials that work now"),
  lastUsedAt: z.iso.datetime().nullable(),
  groups: z.array(groupRef).describe("Beside Users, which holds every one"),
  ownerGroup: groupRef.nullable().describe("The group that answers for it; null: the workspace's admins"),
  createdAt: z.iso.datetime(),
});

export const serviceAccountPage = pageOf(serviceAccountView);

/** As a file, one column for each field. */
export const serviceAccountColumns = columnsOf(serviceAccountView, {
  serviceAccount: ({ id }) => id,
  name: ({ name }) => name,
  role: ({ role }) => role,
  allowImpersonation: ({ allowImpersonation }) => allowImpersonation,
  status: ({ status }) => status,
  credentials: ({ credentialCount }) => credentialCount,
  groups: ({ groups }) => groups.map(({ name }) => name).join(", "),
  ownerGroup: ({ ownerGroup }) => ownerGroup?.name ?? null,
  lastUsedAt: ({ lastUsedAt }) => lastUsedAt,
  createdAt: ({ createdAt }) => createdAt,
});

/** The answer to creation alone: the only time that the secret key is shown. */
export const createdServiceAccountView = serviceAccountView.extend({
  credential: z.object({
    id: z.string(),
    accessKey: z.string(),
    secretKey: z.string(),
    expiresAt: z.iso.datetime().nullable().describe("As late as the organization allows; null: never"),
  }),
});

/** What a deletion ends. */
export const serviceAccountRemovalView = z.object({
  credentials: z.array(z.object({ id: z.string(), label: z.string(), accessKey: z.string() })),
  groups: z.array(groupRef),
  rules: z.number().int().describe("Access rules that name it, and no longer do; one that names nobody else ends"),
  vault: z.boolean().describe("It has a configuration vault, which goes with all its versions"),
});

export const removedServiceAccountView = z.object({
  id: z.string(),
  name: z.string(),
  endedAt: z.iso.datetime(),
  credentials: z.number().int().describe("Credentials that worked until then"),
  groups: z.number().int().describe("Group memberships that ended"),
  rules: z.number().int().describe("Access rules that named it"),
});

export type ServiceAccountView = z.infer<typeof serviceAccountView>;
export type CreatedServiceAccountView = z.infer<typeof createdServiceAccountView>;
export type CreateServiceAccountInput = z.infer<typeof createServiceAccountSchema>;
export type UpdateServiceAccountInput = z.infer<typeof updateServiceAccountSchema>;
export type ServiceAccountRemovalView = z.infer<typeof serviceAccountRemovalView>;
export type RemovedServiceAccountView = z.infer<typeof removedServiceAccountView>;
