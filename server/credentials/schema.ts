import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

const LABEL_LENGTH = 100;

export const labelSchema = textSchema(LABEL_LENGTH)
  .transform((value) => value.normalize("NFC").trim())
  .refine((value) => !/[\r\n\t]/.test(value), "must be one line");

export const createCredentialSchema = z.object({
  label: labelSchema.optional().describe("What it is for; shown in lists"),
  expiresAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("When it stops working (ISO 8601); never where absent"),
  user: idSchema("The caller's own id, if any: nobody makes a credential for somebody else").optional(),
  userId: idSchema("As `user`").optional(),
});

export const relabelCredentialSchema = z.object({ credential: idSchema("Credential id"), label: labelSchema });

export const revokeCredentialSchema = z.object({ credential: idSchema("Credential id") });

export const enableCredentialSchema = revokeCredentialSchema;

export const listCredentialsSchema = pageSchema.extend({
  of: z.enum(["me", "everyone"]).default("me").describe("Own ones, or everybody's (workspace admins)"),
});

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
export type CreateCredentialInput = z.infer<typeof createCredentialSchema>;
export type ListCredentialsInput = z.infer<typeof listCredentialsSchema>;
