import { z } from "zod";
import {
  credentialFields,
  historyFields,
  newCredentialFields,
  relabelFields,
  rotateFields,
  setNetworksFields,
} from "../credentials/schema";
import { pageSchema } from "../paging";

export const createOrganizationCredentialSchema = z.object(newCredentialFields);
export const listOrganizationCredentialsSchema = pageSchema.extend({
  of: z.enum(["me", "everyone"]).default("me").describe("Own ones, or everybody's (the organization's owners)"),
});
export const organizationCredentialSchema = z.object(credentialFields);
export const organizationCredentialHistorySchema = z.object(historyFields);
export const relabelOrganizationCredentialSchema = z.object(relabelFields);
export const rotateOrganizationCredentialSchema = z.object(rotateFields);
export const setOrganizationCredentialNetworksSchema = z.object(setNetworksFields);

export type CreateOrganizationCredentialInput = z.infer<typeof createOrganizationCredentialSchema>;
export type ListOrganizationCredentialsInput = z.infer<typeof listOrganizationCredentialsSchema>;
export type OrganizationCredentialHistoryInput = z.infer<typeof organizationCredentialHistorySchema>;
