import { z } from "zod";
import { address, PROTOCOLS } from "./connection";
import {
  claimsField,
  commonFields,
  foreignFields,
  oidcFields,
  pem,
  PROVIDERS_OF,
  samlFields,
  secretFields,
} from "./fields";
import { pageSchema } from "../../paging";
import { idSchema } from "../../text";

export const CERTIFICATES_AT_ONCE = 4;
const WORKSPACES_AT_ONCE = 100;
export const CONNECTIONS = 50;
/** As for the responses: metadata of one provider are a few kibibytes. */
const METADATA_LENGTH = 262_144;

export const identityProviderSchema = z.object({ identityProvider: idSchema("Identity provider id") });
export const listIdentityProvidersSchema = pageSchema;

const { provider, displayName, ...others } = commonFields;

const workspaces = z
  .array(idSchema("Workspace id"))
  .max(WORKSPACES_AT_ONCE, `must name at most ${WORKSPACES_AT_ONCE} at once`)
  .describe("Workspaces whose groups of equal name are matched");

const changeable = {
  ...z.object({ ...others, workspaces, ...oidcFields, ...samlFields, ...secretFields, ...claimsField }).partial().shape,
};

export const createIdentityProviderSchema = z
  .object({
    protocol: z.enum(PROTOCOLS),
    provider,
    displayName,
    ...changeable,
    certificates: z
      .array(pem)
      .max(CERTIFICATES_AT_ONCE)
      .optional()
      .describe("SAML: certificates (PEM) by which the provider signs"),
  })
  .superRefine((given, context) => {
    const issue = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
    };
    if (!PROVIDERS_OF[given.protocol].includes(given.provider)) issue("provider", "is none of this protocol's");
    for (const field of foreignFields(given.protocol, given)) issue(field, "belongs to the other protocol");
  });

/** What is absent stays as it is; null takes an address, a name or a secret away. */
export const updateIdentityProviderSchema = identityProviderSchema.extend({
  provider: provider.optional(),
  displayName: displayName.optional(),
  ...changeable,
});

export const duplicateIdentityProviderSchema = identityProviderSchema.extend({
  displayName: displayName.optional().describe("Absent: the name with “copy” behind it"),
});

export const removeIdentityProviderSchema = identityProviderSchema.extend({
  displayName: z.string().max(400).describe("Its name, typed, so that no other is meant"),
});

export const addCertificateSchema = identityProviderSchema.extend({
  certificate: pem.describe("PEM, or the base 64 of metadata"),
});

export const retireCertificateSchema = identityProviderSchema.extend({ certificate: idSchema("Certificate id") });

export const importMetadataSchema = identityProviderSchema
  .extend({
    metadata: z.string().min(1).max(METADATA_LENGTH).optional().describe("The XML document"),
    address: address.optional().describe("Where the server fetches it"),
  })
  .refine((given) => (given.metadata === undefined) !== (given.address === undefined), {
    path: ["metadata"],
    message: "give either the document or its address",
  });

export const discoverSchema = identityProviderSchema.extend({
  issuer: address.describe("Discovery reads `/.well-known/openid-configuration` below it"),
  clientSecret: secretFields.clientSecret
    .optional()
    .describe("Needed again where one is stored and the endpoints are of another host"),
});

export const identityProviderTestSchema = identityProviderSchema.extend({ test: idSchema("Test id") });

export type CreateIdentityProviderInput = z.infer<typeof createIdentityProviderSchema>;
export type UpdateIdentityProviderInput = z.infer<typeof updateIdentityProviderSchema>;
