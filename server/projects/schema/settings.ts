import { z } from "zod";

export const updateSettingsSchema = z.object({
  ownedCompute: z
    .boolean()
    .optional()
    .describe("true: jobs, datasets and models are taken on GPU types of the organization's own clusters alone"),
  hidden: z.boolean().optional().describe("true: shown to those alone who want to see hidden projects"),
});

export const settingsView = z.object({
  ownedCompute: z.boolean(),
  hidden: z.boolean(),
  gpuTypes: z
    .array(z.string())
    .nullable()
    .describe("The GPU types of the organization's clusters when they were last refreshed; null: never"),
  gpuTypesRefreshedAt: z.iso.datetime().nullable(),
});

export type UpdateSettingsInput = z.infer<typeof updateSettingsSchema>;
export type SettingsView = z.infer<typeof settingsView>;
