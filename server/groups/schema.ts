import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, textSchema, uniqueNameSchema } from "../text";
import { GROUP_KINDS } from "./kinds";

/** The most members that one call names; larger groups are built up by several calls. */
export const MEMBERS_AT_ONCE = 1_000;

const DESCRIPTION_LENGTH = 500;

const ACTOR_TYPES = ["user", "service_account"] as const;

const memberField = z.object({ type: z.enum(ACTOR_TYPES), id: idSchema("Id of a person or service account") });

const membersField = z
  .array(memberField)
  .max(MEMBERS_AT_ONCE, `must name at most ${MEMBERS_AT_ONCE} at once`)
  .describe("People and service accounts of the workspace");

const groupField = idSchema("Group id");

const nameField = uniqueNameSchema(["users", "admins", "queue admins"]).describe(
  "Unique in the workspace, compared without case",
);

const descriptionField = textSchema(DESCRIPTION_LENGTH).transform((value) => value.normalize("NFC").trim());

export const createGroupSchema = z.object({
  name: nameField,
  description: descriptionField.optional(),
  members: membersField.optional(),
});

export const updateGroupSchema = z.object({
  group: groupField,
  name: nameField.optional(),
  description: descriptionField.optional(),
  members: membersField.optional().describe("All that the group has afterwards; who is missing is taken out"),
});

export const groupSchema = z.object({ group: groupField });

export const addGroupMembersSchema = z.object({
  group: groupField,
  members: membersField.min(1, "must name somebody"),
  expiresAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .optional()
    .describe("When the memberships end on their own; null takes an end date out"),
});

export const removeGroupMembersSchema = z.object({
  group: groupField,
  members: membersField.min(1, "must name somebody"),
});

export const listGroupsSchema = pageSchema;

export const listGroupMembersSchema = pageSchema.extend({ group: groupField });

export const listActorsSchema = pageSchema.extend({
  type: z.enum(ACTOR_TYPES).optional().describe("People alone, or service accounts alone"),
});

/** A person or a service account, as a picker shows it. */
const actorView = z.object({
  type: z.enum(ACTOR_TYPES),
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe("Null for a service account"),
});

export const actorPage = pageOf(actorView);

export const groupView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z
    .enum(GROUP_KINDS)
    .describe("ordinary, or one that every workspace has; the members of users and admins follow from the workspace"),
  memberCount: z.number().int(),
  firstMembers: z.array(actorView.omit({ email: true })).describe("A few of them, for a list"),
  createdAt: z.iso.datetime(),
});

export const groupPage = pageOf(groupView);

/** As a file, one column for each field. */
export const groupColumns = columnsOf(groupView, {
  group: ({ id }) => id,
  name: ({ name }) => name,
  description: ({ description }) => description,
  kind: ({ kind }) => kind,
  members: ({ memberCount }) => memberCount,
  createdAt: ({ createdAt }) => createdAt,
});

const membershipView = z.object({
  source: z
    .string()
    .describe("manual, invitation, scim, claim (of an identity provider), or workspace: it follows from the workspace"),
  addedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable().describe("When it ends on its own"),
});

const groupMemberView = actorView.extend({
  memberships: z.array(membershipView).describe("One for each source that holds it"),
  expiresAt: z.iso.datetime().nullable().describe("When the last of them ends"),
});

export const groupMemberPage = pageOf(groupMemberView);

export const groupMemberColumns = columnsOf(groupMemberView, {
  type: ({ type }) => type,
  id: ({ id }) => id,
  name: ({ name }) => name,
  email: ({ email }) => email,
  sources: ({ memberships }) => memberships.map(({ source }) => source).join(" "),
  expiresAt: ({ expiresAt }) => expiresAt,
});

/** What became of one of those that were named. */
const memberChangeView = actorView.omit({ email: true }).extend({
  status: z
    .enum(["added", "changed", "removed", "kept", "unchanged", "absent"])
    .describe("changed: the end date; kept: another source holds the membership; absent: was not in the group"),
  keptBy: z.array(z.string()).describe("The sources that hold it still"),
});

export const changedGroupView = groupView.extend({ changes: z.array(memberChangeView) });

/** What a deletion ends. */
export const groupRemovalView = z.object({
  memberCount: z.number().int(),
  firstMembers: z.array(actorView.omit({ email: true })),
  invitations: z.number().int().describe("Open invitations and links that lead into the group"),
  serviceAccounts: z.number().int().describe("Service accounts that it answers for; the workspace's admins do then"),
  rules: z.number().int().describe("Access rules that name it, and no longer do; one that names nobody else ends"),
  vaults: z
    .object({ total: z.number().int(), items: z.array(z.object({ id: z.string(), name: z.string() })) })
    .describe("Administrator vaults that no longer apply to its members; named for who may see vaults, the first 50"),
});

export const removedGroupView = z.object({ id: z.string(), name: z.string(), memberCount: z.number().int() });

export type ActorView = z.infer<typeof actorView>;
export type MemberRef = z.infer<typeof memberField>;
export type GroupView = z.infer<typeof groupView>;
export type GroupMemberView = z.infer<typeof groupMemberView>;
export type MemberChange = z.infer<typeof memberChangeView>;
export type ChangedGroupView = z.infer<typeof changedGroupView>;
export type GroupRemovalView = z.infer<typeof groupRemovalView>;
export type RemovedGroupView = z.infer<typeof removedGroupView>;
export type CreateGroupInput = z.infer<typeof createGroupSchema>;
export type UpdateGroupInput = z.infer<typeof updateGroupSchema>;
export type AddGroupMembersInput = z.infer<typeof addGroupMembersSchema>;
export type RemoveGroupMembersInput = z.infer<typeof removeGroupMembersSchema>;
export type ListGroupMembersInput = z.infer<typeof listGroupMembersSchema>;
export type ListActorsInput = z.infer<typeof listActorsSchema>;
