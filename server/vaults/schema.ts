import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, nameSchema } from "../text";

export const VAULT_FORMATS = ["hocon", "json", "yaml"] as const;
export const VAULT_KINDS = ["administrator", "service_account", "user"] as const;

/** The largest content, in bytes. */
export const VAULT_BYTES = 262_144;

/** The most administrator vaults that a workspace may have. */
export const VAULTS_AT_MOST = 200;

/** How many of its newest versions a vault keeps, beside the active one. */
export const VERSIONS_AT_MOST = 100;

const GROUPS_AT_ONCE = 200;

/** What belongs to one machine or agent, so that no vault sets it. */
export const FORBIDDEN_KEYS = [
  "agent.cuda_version",
  "agent.cudnn_version",
  "agent.default_python",
  "agent.worker_id",
  "agent.worker_name",
  "agent.debug",
] as const;

const formatField = z.enum(VAULT_FORMATS);
const contentField = z
  .string()
  .describe(`The configuration, at most ${VAULT_BYTES / 1_024} KiB. No vault sets ${FORBIDDEN_KEYS.join(", ")}`);
const groupsField = z
  .array(idSchema("Group id"))
  .min(1, "must name a group")
  .max(GROUPS_AT_ONCE, `must name at most ${GROUPS_AT_ONCE} groups`)
  .describe("Groups of the workspace whose members it applies to");
const activeField = z.boolean().describe("false: it is kept and does not count");
const lockedField = z.boolean().describe("true: it stands over the vaults of service accounts and people");
const numberField = z.number().int().min(1).max(2_000_000_000);
const expectedField = numberField.describe("The version that was edited; where another one holds by now: 409");
const vaultField = idSchema("Vault id");

export const createVaultSchema = z.object({
  name: nameSchema,
  groups: groupsField,
  format: formatField,
  content: contentField,
  active: activeField.default(true),
  locked: lockedField.default(false),
});

/** Content means nothing without its format, so the two are given together. */
function withFormat(input: { format?: string | undefined; content?: string | undefined }): boolean {
  return (input.format === undefined) === (input.content === undefined);
}
const WITH_FORMAT = { path: ["format"], message: "goes together with content" };

const contentFields = {
  format: formatField.optional(),
  content: contentField.optional(),
  active: activeField.optional(),
  expectedVersion: expectedField.optional(),
};

/** What is absent stays as it is. */
export const updateVaultSchema = z
  .object({
    vault: vaultField,
    name: nameSchema.optional(),
    groups: groupsField.optional(),
    locked: lockedField.optional(),
    ...contentFields,
  })
  .refine(withFormat, WITH_FORMAT);

export const vaultSchema = z.object({ vault: vaultField });

export const moveVaultSchema = z.object({
  vault: vaultField,
  position: z.number().int().min(1).max(VAULTS_AT_MOST).describe("Its new row, from 1 at the top; the upper row wins"),
});

const revealFields = {
  version: numberField.optional().describe("A former version; absent: the one that holds"),
  compareWith: numberField.optional().describe("A further version to answer beside it"),
};

export const revealVaultSchema = z.object({ vault: vaultField, ...revealFields });
export const restoreVaultSchema = z.object({
  vault: vaultField,
  version: numberField.describe("The version to bring back"),
});

export const listVaultsSchema = pageSchema.omit({ sort: true }).extend({
  group: idSchema("Only vaults of this group").optional(),
});

export const listVersionsSchema = pageSchema.omit({ search: true }).extend({ vault: vaultField });
export const vaultHistorySchema = pageSchema.omit({ search: true }).extend({ vault: vaultField });

/** The vault of a person, whoever asks: their own. */
export const setOwnVaultSchema = z.object(contentFields).refine(withFormat, WITH_FORMAT);
export const revealOwnVaultSchema = z.object(revealFields);
export const restoreOwnVaultSchema = restoreVaultSchema.pick({ version: true });
export const pageOfOwnVaultSchema = pageSchema.omit({ search: true });

const machine = { serviceAccount: idSchema("Service account id") };

export const machineVaultSchema = z.object(machine);
export const setMachineVaultSchema = z.object({ ...machine, ...contentFields }).refine(withFormat, WITH_FORMAT);
export const revealMachineVaultSchema = revealOwnVaultSchema.extend(machine);
export const restoreMachineVaultSchema = restoreOwnVaultSchema.extend(machine);
export const pageOfMachineVaultSchema = pageOfOwnVaultSchema.extend(machine);

const namedView = z.object({ id: z.string(), name: z.string() });

const summaryFields = {
  format: formatField,
  active: z.boolean(),
  version: z.number().int().describe("The number of the version that holds"),
  appliedVersion: z
    .number()
    .int()
    .nullable()
    .describe("The version that counts, or did when it was last active; null where it never was"),
  keyCount: z.number().int().describe("How many values it holds"),
  topKeys: z.array(z.string()).describe("The first names of its top level; never a value"),
};

export const vaultView = z.object({
  id: z.string(),
  name: z.string(),
  groups: z.array(namedView),
  position: z.number().int().describe("Its row, from 1 at the top; the upper row wins"),
  locked: z.boolean(),
  ...summaryFields,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  updatedBy: namedView.nullable(),
});

export const vaultPage = pageOf(vaultView);

/** As a file, one column for each field. */
export const vaultColumns = columnsOf(vaultView, {
  vault: ({ id }) => id,
  position: ({ position }) => position,
  name: ({ name }) => name,
  groups: ({ groups }) => groups.map(({ name }) => name).join(", "),
  active: ({ active }) => active,
  locked: ({ locked }) => locked,
  format: ({ format }) => format,
  version: ({ version }) => version,
  keys: ({ keyCount }) => keyCount,
  topKeys: ({ topKeys }) => topKeys.join(", "),
  updatedAt: ({ updatedAt }) => updatedAt,
  updatedBy: ({ updatedBy }) => updatedBy?.name ?? null,
});

/** The one vault of a person or of a service account; before it is first set, version 0 without an id. */
export const heldVaultView = z.object({
  id: z.string().nullable(),
  ...summaryFields,
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: namedView.nullable(),
});

export const movedVaultView = z.object({ id: z.string(), position: z.number().int() });
export const removedVaultView = z.object({ id: z.string(), name: z.string() });

const contentView = z.object({ version: z.number().int(), format: formatField, content: z.string() });

export const revealedVaultView = contentView.extend({
  id: z.string(),
  compared: contentView.nullable().describe("The version that was asked for beside it"),
});

const versionView = z.object({
  id: z.string(),
  number: z.number().int(),
  format: formatField,
  keyCount: z.number().int(),
  restoredFrom: z.number().int().nullable().describe("The version whose content it brought back"),
  createdAt: z.iso.datetime(),
  createdBy: namedView.nullable(),
});

export const versionPage = pageOf(versionView);

export type VaultFormat = (typeof VAULT_FORMATS)[number];
export type CreateVaultInput = z.infer<typeof createVaultSchema>;
export type UpdateVaultInput = z.infer<typeof updateVaultSchema>;
export type SetVaultInput = z.infer<typeof setOwnVaultSchema>;
export type RevealInput = z.infer<typeof revealOwnVaultSchema>;
export type ListVaultsInput = z.infer<typeof listVaultsSchema>;
export type VersionsInput = z.infer<typeof pageOfOwnVaultSchema>;
export type VaultView = z.infer<typeof vaultView>;
export type HeldVaultView = z.infer<typeof heldVaultView>;
export type RevealedVaultView = z.infer<typeof revealedVaultView>;
export type VersionView = z.infer<typeof versionView>;
