import { z } from "zod";

/** Values of these container arguments are masked unless a person says otherwise. */
export const DEFAULT_HIDDEN_ARGUMENTS: readonly string[] = [
  "CLEARML_API_SECRET_KEY",
  "CLEARML_AGENT_GIT_PASS",
  "AWS_SECRET_ACCESS_KEY",
  "AZURE_STORAGE_KEY",
  "TENANTRY_SECRET_KEY",
];

const MOST_ARGUMENTS = 100;

const ARGUMENT_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/;

export const updatePreferencesSchema = z.object({
  showHiddenProjects: z.boolean().optional().describe("Hidden projects stand in lists, labelled as such"),
  hideExamples: z.boolean().optional().describe("Projects of examples, and what lies in them, stand in no list"),
  hiDpi: z.boolean().optional().describe("Smaller letters where the screen has 1.5 or more device pixels to a pixel"),
  noProTips: z.boolean().optional().describe("No tips on the home page"),
  hiddenArguments: z
    .array(z.string().trim())
    .max(MOST_ARGUMENTS, `must have at most ${MOST_ARGUMENTS} names`)
    .refine(
      (names) => names.every((name) => ARGUMENT_NAME.test(name)),
      "must have names of letters, digits, _, . and - alone",
    )
    .nullable()
    .optional()
    .describe("Names of container arguments whose values are masked; null: the product's own list"),
});

export const preferencesView = z.object({
  showHiddenProjects: z.boolean(),
  hideExamples: z.boolean(),
  hiDpi: z.boolean(),
  noProTips: z.boolean(),
  hiddenArguments: z.array(z.string()),
});

export type PreferencesView = z.infer<typeof preferencesView>;
export type UpdatePreferencesInput = z.infer<typeof updatePreferencesSchema>;
