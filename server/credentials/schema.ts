import { z } from "zod";
import { ORGANIZATION_TABLE, PROJECT_TABLE, WORKSPACE_TABLE } from "../access/permissions";
import { ACCOUNT_PERMISSIONS, AGENT_PERMISSIONS } from "../access/rights/permissions-of-people";
import { pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

/** The most working credentials of one person or machine in one place. */
export const CREDENTIALS_AT_MOST = 200;

const LABEL_LENGTH = 100;

const labelSchema = textSchema(LABEL_LENGTH)
  .transform((value) => value.normalize("NFC").trim())
  .refine((value) => !/[\r\n\t]/.test(value), "must be one line");

const SCOPE_PERMISSIONS: ReadonlySet<string> = new Set([
  ...ACCOUNT_PERMISSIONS,
  ...Object.keys(ORGANIZATION_TABLE),
  ...Object.keys(WORKSPACE_TABLE),
  ...Object.keys(PROJECT_TABLE),
  ...AGENT_PERMISSIONS,
]);

/** Names of all that a credential can be limited to. */
export function scopePermissions(): string[] {
  return [...SCOPE_PERMISSIONS].sort();
}

/** True for what a credential can be limited to. */
export function isScopePermission(name: string): boolean {
  return SCOPE_PERMISSIONS.has(name);
}

const scopesSchema = z
  .strictObject({
    permissions: z
      .array(z.string().max(100))
      .max(SCOPE_PERMISSIONS.size)
      .optional()
      .describe("Names of the only permissions that it is good for; absent: all of its actor's"),
    readOnly: z.boolean().optional().describe("It changes nothing"),
    project: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be a slug or id")
      .optional()
      .describe("Slug or id of the one project that it is good for"),
  })
  .optional()
  .describe("What it may less than its actor; absent: all that its actor may");

const NETWORKS = 20;

/** Below this many bits an IPv4-mapped IPv6 network would not be one of IPv4 addresses. */
const WIDER_THAN_MAPPED = /^::ffff:[\d.]+\/(?:\d|[1-8]\d|9[0-5])$/i;

const networkSchema = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], "must be an address or a network such as 192.0.2.0/24")
  .refine((text) => !WIDER_THAN_MAPPED.test(text), "must have a prefix of at least 96 bits, or be written as IPv4");

/** Where the caller of a credential may be: addresses and networks in CIDR notation. */
const networksSchema = z
  .array(networkSchema)
  .max(NETWORKS)
  .describe("Addresses and networks (CIDR) from which alone it is good; none: from everywhere");

export const newCredentialFields = {
  label: labelSchema.optional().describe("What it is for; shown in lists"),
  expiresAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      "When it stops working (ISO 8601). Where absent: never, or after the organization's longest life where it set one; a later end than that is refused",
    ),
  scopes: scopesSchema,
  networks: networksSchema.optional(),
};

export const newCredentialSchema = z.object(newCredentialFields);

const machineField = { serviceAccount: idSchema("Service account id") };

export const createMachineCredentialSchema = newCredentialSchema.extend(machineField);

export const listMachineCredentialsSchema = pageSchema.extend(machineField);

export const createCredentialSchema = z.object({
  ...newCredentialFields,
  user: idSchema("The caller's own id, if any: nobody makes a credential for somebody else").optional(),
  userId: idSchema("As `user`").optional(),
});

/** 30 days. */
const MAXIMUM_OVERLAP_SECONDS = 2_592_000;

/** What names a credential below its place, and what changes take beside it; the same at every place. */
export const credentialFields = { credential: idSchema("Credential id") };
export const relabelFields = { ...credentialFields, label: labelSchema };
export const rotateFields = {
  ...credentialFields,
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(MAXIMUM_OVERLAP_SECONDS)
    .describe("For how long the old secret key works beside the new one, up to 30 days; 0: not any more"),
};
export const setNetworksFields = { ...credentialFields, networks: networksSchema };

export const relabelCredentialSchema = z.object(relabelFields);

export const revokeCredentialSchema = z.object(credentialFields);

export const enableCredentialSchema = revokeCredentialSchema;

export const rotateCredentialSchema = z.object(rotateFields);

export const setNetworksSchema = z.object(setNetworksFields);

export const listCredentialsSchema = pageSchema.extend({
  of: z.enum(["me", "everyone"]).default("me").describe("Own ones, or everybody's (workspace admins)"),
});

export const getCredentialSchema = revokeCredentialSchema;

export const scopesView = z
  .object({
    permissions: z.array(z.string()).nullable().describe("null: all of its actor's"),
    readOnly: z.boolean(),
    project: z.string().nullable().describe("Id of the one project that it is good for"),
  })
  .nullable()
  .describe("What it may less than its actor; null: all that its actor may");

/** Why a credential was revoked: by somebody's will, or with what it depended on. */
export const REVOKED_REASONS = [
  "revoked",
  "removed",
  "left",
  "membership_ended",
  "account_removed",
  "password_reset",
  "service_account_removed",
] as const;

/** The roles in a project that a credential of the project can have; the owner is a person. */
export const BUILT_IN_ROLES = ["admin", "member", "viewer"] as const;

export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

const personView = z.object({ id: z.string(), name: z.string() }).nullable();

/** A credential as lists show it: never its secret. */
export const credentialView = z.object({
  id: z.string(),
  label: z.string(),
  accessKey: z.string(),
  owner: z.object({
    type: z.enum(["user", "service_account"]),
    id: z.string().nullable().describe("Null for a service account that was deleted"),
    name: z.string(),
    email: z.string().nullable().describe("Null for a service account"),
    removed: z.boolean().describe("They are not there any more"),
  }),
  project: z
    .object({ id: z.string(), slug: z.string(), name: z.string() })
    .nullable()
    .describe("The project that it belongs to, where it is a project's"),
  projectRole: z.enum(BUILT_IN_ROLES).nullable().describe("What it may in that project"),
  status: z
    .enum(["active", "expired", "revoked", "disabled"])
    .describe("disabled: what it belongs to was deleted and brought back"),
  scopes: scopesView,
  networks: z.array(z.string()).describe("From which alone it is good; none: from everywhere"),
  createdAt: z.iso.datetime(),
  createdBy: personView.describe("Null where nobody of today made it"),
  expiresAt: z.iso.datetime().nullable(),
  overPolicy: z.boolean().describe("It works, and for longer than the organization allows to new ones"),
  secretVersion: z.number().int().describe("1, and one more with each rotation"),
  rotatedAt: z.iso.datetime().nullable(),
  previousEndsAt: z.iso.datetime().nullable().describe("Until when the secret key before the last rotation works too"),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: personView.describe("Null where it was not revoked, or by nobody of today"),
  revokedReason: z.enum(REVOKED_REASONS).nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedAddress: z.string().nullable(),
  lastUsedAgent: z.string().nullable(),
});

export const credentialPage = pageOf(credentialView);

/** The answer to creation and rotation alone: the only time that the secret key is shown. */
export const createdCredentialView = credentialView.extend({ secretKey: z.string() });

export const historyFields = { ...pageSchema.shape, ...credentialFields };

export const historySchema = z.object(historyFields);

/** How often each of its secrets was used, and from where; of the last seven days. */
export const usesView = z.object({
  from: z.iso.datetime(),
  secretVersion: z.number().int().describe("The secret key of today; a lower number is an older one"),
  hours: z.array(z.object({ hour: z.iso.datetime(), secretVersion: z.number().int(), count: z.number().int() })),
  places: z
    .array(
      z.object({
        secretVersion: z.number().int(),
        address: z.string().nullable().describe("Null where it is not known, or beyond the fiftieth in an hour"),
        agent: z.string().nullable(),
        count: z.number().int(),
        lastAt: z.iso.datetime(),
      }),
    )
    .describe("Who used which secret key, those seen last first"),
});

export type UsesView = z.infer<typeof usesView>;
export type HistoryInput = z.infer<typeof historySchema>;
export type CredentialView = z.infer<typeof credentialView>;
export type CreatedCredentialView = z.infer<typeof createdCredentialView>;
export type NewCredentialInput = z.infer<typeof newCredentialSchema>;
export type CreateMachineCredentialInput = z.infer<typeof createMachineCredentialSchema>;
export type GivenScopes = NonNullable<NewCredentialInput["scopes"]>;
export type ScopesView = z.infer<typeof scopesView>;
export type CreateCredentialInput = z.infer<typeof createCredentialSchema>;
export type ListCredentialsInput = z.infer<typeof listCredentialsSchema>;
