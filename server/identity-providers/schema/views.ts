import { z } from "zod";
import { claimNamesSchema, PROTOCOLS } from "./connection";
import { commonFields, oidcFields, samlFields } from "./fields";
import { MISSABLE } from "./missing";
import { REASONS } from "../../reasons";
import { columnsOf, pageOf } from "../../paging";

const CONNECTION_STATES = ["draft", "inactive", "active"] as const;

const certificateView = z.object({
  id: z.string(),
  subject: z.string(),
  fingerprint: z.string().describe("SHA-256, hexadecimal"),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe("The last response that it proved"),
  retiredAt: z.iso.datetime().nullable(),
});

/** What is copied to the provider. It is known before anything else of the connection is. */
const addresses = z.object({
  webApp: z.string().describe("The public address of this installation"),
  callback: z.string().nullable().describe("OIDC: callback URL, also called redirect URI"),
  acs: z.string().nullable().describe("SAML: reply URL, also called assertion consumer service"),
  entityId: z.string().nullable().describe("SAML: our entity ID, also called audience"),
  metadata: z.string().nullable().describe("SAML: where our metadata stand"),
  start: z.string().describe("Where a sign-in by this connection begins"),
});

const shared = {
  id: z.string(),
  protocol: z.enum(PROTOCOLS),
  ...commonFields,
  displayName: z.string(),
  status: z.enum(CONNECTION_STATES),
  lastSuccessAt: z.iso.datetime().nullable(),
  lastFailureAt: z.iso.datetime().nullable(),
  lastFailureReason: z.enum(REASONS).nullable(),
  certificateExpiresAt: z.iso
    .datetime()
    .nullable()
    .describe("When the last of the provider's certificates ends; null: it has none"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

/** In a list: what its table shows. */
const identityProviderItem = z.object(shared);

/** With every field of its protocol; those of the other are absent. Secrets are never among them. */
export const identityProviderView = z.object({
  ...shared,
  missing: z.array(z.enum(MISSABLE)).describe("What stands in the way of switching it on"),
  workspaces: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string() })),
  claims: claimNamesSchema,
  ...z.object({ ...oidcFields, ...samlFields }).partial().shape,
  hasClientSecret: z.boolean(),
  hasPrivateKey: z.boolean(),
  certificates: z.array(certificateView),
  addresses,
});

export const identityProviderPage = pageOf(identityProviderItem);

/** As a file, one column for each field. */
export const identityProviderColumns = columnsOf(identityProviderItem, {
  identityProvider: ({ id }) => id,
  displayName: ({ displayName }) => displayName,
  provider: ({ provider }) => provider,
  protocol: ({ protocol }) => protocol,
  status: ({ status }) => status,
  createUsers: ({ createUsers }) => createUsers,
  defaultRole: ({ defaultRole }) => defaultRole,
  syncGroups: ({ syncGroups }) => syncGroups,
  syncRoles: ({ syncRoles }) => syncRoles,
  withoutMatch: ({ withoutMatch }) => withoutMatch,
  lastSuccessAt: ({ lastSuccessAt }) => lastSuccessAt,
  lastFailureAt: ({ lastFailureAt }) => lastFailureAt,
  lastFailureReason: ({ lastFailureReason }) => lastFailureReason,
  certificateExpiresAt: ({ certificateExpiresAt }) => certificateExpiresAt,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
});

/** What a deletion ends. */
export const identityProviderRemovalView = z.object({
  people: z.number().int().describe("People who have signed in by it"),
  withoutOtherWay: z.number().int().describe("Of them, those with neither password, passkey nor another connection"),
  sessions: z.number().int().describe("Sessions that came by it and go on until then"),
  mappings: z.number().int().describe("Mapping rows that name it"),
  required: z.boolean().describe("The organization requires it for signing in: switch that off first"),
});

/** A connection that was switched off, with what that ended. */
export const deactivatedIdentityProviderView = identityProviderView.extend({
  sessionsEnded: z.number().int().describe("Sessions that had come by it"),
});

export const removedIdentityProviderView = identityProviderRemovalView
  .omit({ required: true })
  .extend({ id: z.string(), displayName: z.string(), endedAt: z.iso.datetime() });

export type IdentityProviderItem = z.infer<typeof identityProviderItem>;
export type IdentityProviderView = z.infer<typeof identityProviderView>;
export type CertificateView = z.infer<typeof certificateView>;
export type IdentityProviderRemovalView = z.infer<typeof identityProviderRemovalView>;
export type DeactivatedIdentityProviderView = z.infer<typeof deactivatedIdentityProviderView>;
export type RemovedIdentityProviderView = z.infer<typeof removedIdentityProviderView>;
