import { z } from "zod";
import { ACCOUNT_PERMISSIONS, ORGANIZATION_TABLE, PROJECT_TABLE, WORKSPACE_TABLE } from "../access/permissions";
import { pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

const LABEL_LENGTH = 100;

export const labelSchema = textSchema(LABEL_LENGTH)
  .transform((value) => value.normalize("NFC").trim())
  .refine((value) => !/[\r\n\t]/.test(value), "must be one line");

/** What an agent's credential may name beside the rights of the tables. */
const FURTHER_PERMISSIONS = ["project-key.use"];

const SCOPE_PERMISSIONS: ReadonlySet<string> = new Set([
  ...ACCOUNT_PERMISSIONS,
  ...Object.keys(ORGANIZATION_TABLE),
  ...Object.keys(WORKSPACE_TABLE),
  ...Object.keys(PROJECT_TABLE),
  ...FURTHER_PERMISSIONS,
]);

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

const newCredentialFields = {
  label: labelSchema.optional().describe("What it is for; shown in lists"),
  expiresAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("When it stops working (ISO 8601); never where absent"),
  scopes: scopesSchema,
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

export const relabelCredentialSchema = z.object({ credential: idSchema("Credential id"), label: labelSchema });

export const revokeCredentialSchema = z.object({ credential: idSchema("Credential id") });

export const enableCredentialSchema = revokeCredentialSchema;

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

/** A credential as lists show it: never its secret. */
export const credentialView = z.object({
  id: z.string(),
  label: z.string(),
  accessKey: z.string(),
  owner: z.object({
    type: z.enum(["user", "service_account"]),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe("Null for a service account"),
    removed: z.boolean().describe("They are not in the workspace any more"),
  }),
  status: z
    .enum(["active", "expired", "revoked", "disabled"])
    .describe("disabled: what it belongs to was deleted and brought back"),
  scopes: scopesView,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedAddress: z.string().nullable(),
  lastUsedAgent: z.string().nullable(),
});

export const credentialPage = pageOf(credentialView);

/** The answer to creation alone: the only time that the secret key is shown. */
export const createdCredentialView = credentialView.extend({ secretKey: z.string() });

export type CredentialView = z.infer<typeof credentialView>;
export type CreatedCredentialView = z.infer<typeof createdCredentialView>;
export type NewCredentialInput = z.infer<typeof newCredentialSchema>;
export type CreateMachineCredentialInput = z.infer<typeof createMachineCredentialSchema>;
export type GivenScopes = NonNullable<NewCredentialInput["scopes"]>;
export type ScopesView = z.infer<typeof scopesView>;
export type CreateCredentialInput = z.infer<typeof createCredentialSchema>;
export type ListCredentialsInput = z.infer<typeof listCredentialsSchema>;
