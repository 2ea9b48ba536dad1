import { z } from "zod";
import { pageSchema } from "../paging";
import {
  BUILT_IN_ROLES,
  credentialFields,
  newCredentialFields,
  relabelFields,
  rotateFields,
  setNetworksFields,
} from "../credentials/schema";

export const createProjectCredentialSchema = z.object({
  ...newCredentialFields,
  role: z
    .enum(BUILT_IN_ROLES)
    .default("member")
    .describe(
      "What it may in the project, at most what the caller may: viewer reads, member modifies, admin leads too",
    ),
});

export const projectCredentialSchema = z.object(credentialFields);
export const projectCredentialHistorySchema = pageSchema.extend(credentialFields);
export const relabelProjectCredentialSchema = z.object(relabelFields);
export const rotateProjectCredentialSchema = z.object(rotateFields);
export const setProjectCredentialNetworksSchema = z.object(setNetworksFields);

export type CreateProjectCredentialInput = z.infer<typeof createProjectCredentialSchema>;
