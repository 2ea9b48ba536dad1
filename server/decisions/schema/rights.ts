import { z } from "zod";
import { ruleTargetView } from "../../access-rules/schema";
import { columnsOf, pageOf, pageSchema } from "../../paging";
import { givenSchema } from "../../text";

const RIGHT_KINDS = ["admin", "custom_role", "collaborator", "rule"] as const;

export const listRightsSchema = pageSchema.omit({ sort: true, search: true, total: true }).extend({
  actor: givenSchema(64)
    .optional()
    .describe(
      "Id of a user or service account; the caller where absent. About others may ask who has access-rule.list",
    ),
});

const namedView = z.object({ id: z.string(), name: z.string() });

const rightView = z.object({
  id: z.string().describe("Of the rule, the custom role, the project of a collaborator, or the admin"),
  kind: z.enum(RIGHT_KINDS).describe("What gives it"),
  direct: z.boolean().describe("It names the actor; false: by a group, a role or their place above"),
  gives: z.array(
    z.object({
      type: z.string().describe("A type of resource, or * for all"),
      permission: z.enum(["read", "modify"]),
    }),
  ),
  target: ruleTargetView.extend({
    project: z
      .object({ id: z.string().nullable(), slug: z.string().nullable(), name: z.string() })
      .nullable()
      .describe(
        "The project, also that of a resource; its name alone where the caller does not see the project itself",
      ),
  }),
  groups: z.array(namedView.extend({ kind: z.string() })).describe("Groups of the actor that a rule names"),
  role: z.string().nullable().describe("The role by which it is given: in the workspace, the project or above"),
  customRole: namedView.nullable(),
  expiresAt: z.iso.datetime().nullable(),
});

export const rightPage = pageOf(rightView);

/** As a file, one column for each field. */
export const rightColumns = columnsOf(rightView, {
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  direct: ({ direct }) => direct,
  gives: ({ gives }) => gives.map(({ type, permission }) => `${type} ${permission}`).join(", "),
  level: ({ target }) => target.level,
  project: ({ target }) => target.project?.name ?? null,
  projectId: ({ target }) => target.project?.id ?? null,
  resource: ({ target }) => target.resource?.name ?? null,
  resourceId: ({ target }) => target.resource?.id ?? null,
  groups: ({ groups }) => groups.map(({ name }) => name).join(", "),
  role: ({ role, customRole }) => customRole?.name ?? role,
  expiresAt: ({ expiresAt }) => expiresAt,
});

export type ListRightsInput = z.infer<typeof listRightsSchema>;
export type RightView = z.infer<typeof rightView>;
export type RightPage = z.infer<typeof rightPage>;
