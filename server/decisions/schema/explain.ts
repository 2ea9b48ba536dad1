import { z } from "zod";

/**
 * The parts of a path, in the order in which it is walked:
 * whoever asks, what they belong to, what gives it, the place, the thing.
 */
const STEP_KINDS = [
  "actor",
  "organization_role",
  "workspace_role",
  "group",
  "rule",
  "collaborator",
  "share",
  "workspace",
  "project",
  "resource",
] as const;

/** Why it is not allowed; several may hold at once. */
const DENIALS = [
  "not_found",
  "actor_unknown",
  "actor_suspended",
  "membership_ended",
  "not_in_workspace",
  "workspace_archived",
  "project_archived",
  "examples_read_only",
  "project_private",
  "queue_admins_only",
  "read_only",
  "ended",
  "no_grant",
  "credential_limited",
] as const;

/** Each is the name of the permission that whoever makes the change needs, and of its row in the audit. */
const CHANGE_KINDS = [
  "access-rule.create",
  "access-rule.update",
  "access-rule.remove",
  "collaborator.add",
  "collaborator.update",
  "collaborator.remove",
  "group.add-members",
  "group.remove-members",
  "member.change-role",
  "member.remove",
  "invitation.create",
  "organization-member.change-role",
  "organization-member.resume",
  "project.unarchive",
  "workspace.unarchive",
  "user.resume",
] as const;

const namedView = z.object({ id: z.string().nullable(), name: z.string().nullable() });

const stepView = z.object({
  kind: z.enum(STEP_KINDS),
  id: z.string().nullable(),
  name: z.string().nullable().describe("Null where there is none, or where the caller may not know it"),
  type: z.string().nullable().describe("user or service_account, the kind of a group, the type of a resource"),
  role: z.string().nullable().describe("The role that a membership gives; `custom` has its name beside it"),
  permission: z.enum(["read", "modify"]).nullable().describe("What a rule, a role or a share gives"),
  resourceType: z.string().nullable().describe("Of a rule: the type that it is for, or *"),
  source: z
    .string()
    .nullable()
    .describe(
      "Where it comes from: manual, founding, request, invitation, workspace (follows from it), built_in (a project's own service account), a directory or claim",
    ),
  expiresAt: z.iso.datetime().nullable(),
  state: z
    .enum(["live", "ended", "suspended", "archived", "private", "missing"])
    .describe("What is not live is what the path breaks at"),
});

/** One way from the actor to the thing. */
export const pathView = z.object({
  enough: z.boolean().describe("False: it gives less than was asked for, or has ended"),
  permission: z.enum(["read", "modify"]),
  expiresAt: z.iso.datetime().nullable().describe("When the first of its parts ends"),
  steps: z.array(stepView),
});

const denialView = z.object({
  reason: z.enum(DENIALS),
  name: z.string().nullable().describe("What of the place or thing it is about"),
  at: z.iso.datetime().nullable().describe("Since when, where it ended"),
});

const callView = z
  .object({ method: z.string(), path: z.string(), body: z.record(z.string(), z.unknown()) })
  .describe("As a REST call, the path after /api/v1");

const changeView = z.object({
  kind: z.enum(CHANGE_KINDS).describe("Also the permission that whoever makes it needs"),
  level: z.enum(["instance", "organization", "workspace", "project"]).describe("Where they need it"),
  allowed: z.boolean().describe("Whether the caller may make it"),
  actor: namedView.nullable(),
  group: namedView.nullable(),
  rule: namedView.nullable(),
  project: namedView.extend({ slug: z.string().nullable() }).nullable(),
  resource: namedView.nullable(),
  from: z.string().nullable().describe("The role or permission that it changes"),
  to: z.string().nullable().describe("What that becomes"),
  othersToo: z.boolean().describe("It changes what others may, too"),
  awaited: z.boolean().describe("It holds once the invited person has accepted"),
  call: callView,
});

export const explanationView = z.object({
  allowed: z.boolean(),
  actor: z.object({
    type: z.enum(["user", "service_account"]).nullable().describe("Null: nobody of this id is known here"),
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
  }),
  resource: z.object({
    type: z.string().nullable(),
    id: z.string().nullable(),
    name: z.string().nullable(),
    project: namedView.extend({ slug: z.string().nullable() }).nullable(),
  }),
  path: z.array(stepView).describe("The deciding way, or as far as the nearest one leads"),
  paths: z.array(pathView).describe("All ways, those that are enough first; up to 50"),
  denials: z.array(denialView).describe("Why not; empty where it is allowed"),
  fixes: z
    .array(z.object({ changes: z.array(changeView) }))
    .describe("The smallest changes that flip the answer: each fix alone does, with all of its changes together"),
  request: callView.nullable().describe("Where the caller themself is refused: how they ask an admin for it"),
});

export type Denial = (typeof DENIALS)[number];
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type StepView = z.infer<typeof stepView>;
export type PathView = z.infer<typeof pathView>;
export type DenialView = z.infer<typeof denialView>;
export type ChangeView = z.infer<typeof changeView>;
export type ExplanationView = z.infer<typeof explanationView>;
