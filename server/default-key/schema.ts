import { z } from "zod";
import { credentialView, newCredentialSchema, rotateFields } from "../credentials/schema";

const { overlapSeconds } = rotateFields;

export const createDefaultKeySchema = newCredentialSchema;
export const rotateDefaultKeySchema = z.object({ overlapSeconds });

const placeView = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const defaultKeyView = z.object({
  key: credentialView.nullable().describe("The one that is not revoked; null where there is none"),
  workspace: placeView.describe("The default workspace"),
  project: placeView.describe("Its default project, whose credential the key is"),
});

export type CreateDefaultKeyInput = z.infer<typeof createDefaultKeySchema>;
export type DefaultKeyView = z.infer<typeof defaultKeyView>;
