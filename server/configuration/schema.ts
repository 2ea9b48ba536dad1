import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";
import { VAULT_FORMATS, VAULT_KINDS } from "../vaults/schema";

const actorField = idSchema("Id of a person or service account; absent: the caller").optional();

export const getConfigurationSchema = z.object({
  actor: actorField,
  format: z.enum(VAULT_FORMATS).default("json"),
  ifNoneMatch: z.string().max(2_000).optional(),
});

/** What is delivered: the whole configuration as a text, or null where the caller has it already. */
export const configurationView = z.object({
  format: z.enum(VAULT_FORMATS),
  etag: z.string(),
  masked: z.boolean().describe("Values that look like secrets are hidden"),
  hiddenArguments: z
    .array(z.string())
    .readonly()
    .describe("Names of container arguments whose values are to be hidden in logs; by REST a header with commas"),
  content: z.string().nullable(),
});

export const configurationStackSchema = z.object({ actor: actorField });
export const listConfigurationKeysSchema = pageSchema.omit({ sort: true }).extend({ actor: actorField });

const vaultRef = z.object({ id: z.string(), name: z.string(), kind: z.enum(VAULT_KINDS) });

const stackedVaultView = vaultRef.extend({
  active: z.boolean(),
  locked: z.boolean(),
  format: z.enum(VAULT_FORMATS),
  version: z.number().int(),
});

export const stackView = z.object({
  items: z.array(stackedVaultView).describe("The vault that stands over all others first; those that are off too"),
});

const VALUE_REASONS = ["only", "own", "service_account", "higher_row", "locked", "inactive"] as const;

const valueField = z.unknown().describe("Hidden as ******** where it looks like a secret");

const configurationKeyView = z.object({
  path: z.string().describe("The keys inside of each other, with dots between"),
  value: valueField,
  winner: vaultRef.nullable().describe("Null where only vaults that are off say something of it"),
  reason: z
    .enum(VALUE_REASONS)
    .describe(
      "only: no other vault sets it; own: the person's vault stands over the others; service_account: that of the service account does; higher_row: the upper row wins; locked: a locked vault stands over all; inactive: every vault that sets it is off",
    ),
  losers: z
    .array(z.object({ vault: vaultRef, path: z.string(), value: valueField, active: z.boolean() }))
    .describe("What else is said of the key, the highest first; active false: the vault is off"),
});

export const configurationKeyPage = pageOf(configurationKeyView);

/** As a file, one column for each field. */
export const configurationKeyColumns = columnsOf(configurationKeyView, {
  path: ({ path }) => path,
  value: ({ value }) => JSON.stringify(value),
  winner: ({ winner }) => winner?.name ?? null,
  winnerId: ({ winner }) => winner?.id ?? null,
  reason: ({ reason }) => reason,
  losers: ({ losers }) => losers.map(({ vault, active }) => (active ? vault.name : `${vault.name} (off)`)).join(", "),
});

export type GetConfigurationInput = z.infer<typeof getConfigurationSchema>;
export type ConfigurationView = z.infer<typeof configurationView>;
export type StackedVaultView = z.infer<typeof stackedVaultView>;
export type ConfigurationKeyView = z.infer<typeof configurationKeyView>;
export type ListConfigurationKeysInput = z.infer<typeof listConfigurationKeysSchema>;
