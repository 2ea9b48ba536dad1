import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, nameSchema } from "../text";
import { KEY_KINDS, keyValueSchema } from "./schema/kinds";

/** As many as a project has. */
export const KEYS_AT_MOST = 100;

const keyField = idSchema("Key id");
const nameField = nameSchema.describe("Its name, unique in the project without case");
const valueField = keyValueSchema.describe("All fields of its kind; a reveal answers the same");

export const listKeysSchema = pageSchema.extend({
  kind: z.enum(KEY_KINDS).optional().describe("Only those of this kind"),
});

export const keySchema = z.object({ key: keyField });
export const createKeySchema = z.object({ name: nameField, value: valueField });
export const renameKeySchema = z.object({ key: keyField, name: nameField });
export const replaceKeySchema = z.object({ key: keyField, value: valueField });
export const keyHistorySchema = pageSchema.omit({ search: true }).extend({ key: keyField });

const namedView = z.object({ id: z.string(), name: z.string() });

export const keyView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(KEY_KINDS),
  details: z.record(z.string(), z.string()).describe("The fields of its kind that are no secret"),
  version: z.number().int().describe("Grows with each replacement"),
  copied: z.boolean().describe("It was copied from its maker's Personal project when the project was made"),
  createdAt: z.iso.datetime(),
  createdBy: namedView.nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: namedView.nullable(),
  lastUsedAt: z.iso.datetime().nullable().describe("When an agent read it last, to the minute"),
});

export const keyPage = pageOf(keyView);

/** As a file, one column for each field. */
export const keyColumns = columnsOf(keyView, {
  key: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  details: ({ details }) => JSON.stringify(details),
  version: ({ version }) => version,
  copied: ({ copied }) => copied,
  createdAt: ({ createdAt }) => createdAt,
  createdBy: ({ createdBy }) => createdBy?.name ?? null,
  updatedAt: ({ updatedAt }) => updatedAt,
  updatedBy: ({ updatedBy }) => updatedBy?.name ?? null,
  lastUsedAt: ({ lastUsedAt }) => lastUsedAt,
});

export const revealedKeyView = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  value: keyValueSchema,
});

export const removedKeyView = z.object({ id: z.string(), name: z.string() });

export type ListKeysInput = z.infer<typeof listKeysSchema>;
export type CreateKeyInput = z.infer<typeof createKeySchema>;
export type RenameKeyInput = z.infer<typeof renameKeySchema>;
export type ReplaceKeyInput = z.infer<typeof replaceKeySchema>;
export type KeyView = z.infer<typeof keyView>;
export type RevealedKeyView = z.infer<typeof revealedKeyView>;
