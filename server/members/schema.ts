import { z } from "zod";
import { ORGANIZATION_ROLES, PROJECT_ROLES, WORKSPACE_ROLES } from "../access/rights/built-in-roles";
import { pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema } from "../text";

/** Most people that one request changes. */
const MAXIMUM_TARGETS = 200;

const ROLE_LENGTH = 40;

const userField = idSchema("User id");
const usersField = z
  .array(userField)
  .min(1, "must name at least one user")
  .max(MAXIMUM_TARGETS, `must name at most ${MAXIMUM_TARGETS} users`)
  .describe("User ids; each is answered for itself");
const roleField = givenSchema(ROLE_LENGTH).describe(
  "The new role in the workspace: admin, member, viewer, or the id of a custom role",
);
const organizationRoleField = z.enum(ORGANIZATION_ROLES).describe("The new role in the organization");
const endField = z.iso
  .datetime({ offset: true })
  .nullable()
  .describe("When the membership ends on its own (ISO 8601), in the future; null: not at all");

export const MEMBER_STATUSES = ["active", "suspended"] as const;
export const USER_STATUSES = ["active", "pending", "suspended"] as const;
export const MEMBER_SOURCES = ["manual", "invitation", "inherited", "scim", "claim"] as const;
export const ORGANIZATION_MEMBER_SOURCES = ["manual", "invitation", "scim", "claim"] as const;
const ROLES_IN_WORKSPACE = [...WORKSPACE_ROLES, "custom"] as const;

const roleFilter = givenSchema(ROLE_LENGTH).optional().describe("Only those with this role, or custom role (its id)");
const sourceFilter = z.enum(MEMBER_SOURCES).optional().describe("Only those whose role comes from there");
const groupFilter = idSchema("Only people of this group (its id)").optional();

export const listMembersSchema = pageSchema.extend({
  status: z.enum(MEMBER_STATUSES).optional().describe("Only people in this state"),
  role: roleFilter,
  source: sourceFilter,
  group: groupFilter,
});

export const listUsersSchema = listMembersSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created").describe("Oldest or newest first; newest where absent"),
  status: z.enum(USER_STATUSES).optional().describe("Only those in this state"),
});

export const listOrganizationMembersSchema = pageSchema.extend({
  status: z.enum(MEMBER_STATUSES).optional().describe("Only people in this state"),
  role: z.enum(ORGANIZATION_ROLES).optional().describe("Only people with this role"),
  source: z.enum(ORGANIZATION_MEMBER_SOURCES).optional().describe("Only people who came in this way"),
});

export const listExternalSchema = pageSchema;

export const changeMemberRoleSchema = z.object({ user: userField, role: roleField });
export const changeMemberRolesSchema = z.object({ users: usersField, role: roleField });
export const setMemberEndSchema = z.object({ user: userField, expiresAt: endField });
export const removeMembersSchema = z.object({ users: usersField });

export const changeOrganizationRoleSchema = z.object({ user: userField, role: organizationRoleField });
export const changeOrganizationRolesSchema = z.object({ users: usersField, role: organizationRoleField });
export const setOrganizationMemberEndSchema = z.object({ user: userField, expiresAt: endField });
export const removeOrganizationMembersSchema = z.object({ users: usersField });

export const readAccessSchema = z.object({
  user: userField.optional().describe("Whose access, for admins; the caller's own where absent"),
});

const personView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  picture: z.string().optional().describe("Address of their picture, where they have one"),
});
const namedView = z.object({ id: z.string(), name: z.string() });

const usageFields = {
  lastSignInAt: z.iso.datetime().nullable().describe("Shown to admins alone, as the next three are"),
  lastSignInBy: z.string().nullable().describe("How they signed in last: password, or a provider's name"),
  lastApiUseAt: z.iso.datetime().nullable().describe("When a credential of theirs was used here last"),
  lastUiUseAt: z.iso.datetime().nullable().describe("When they were signed in and did something last"),
};

const membershipView = z.object({
  user: personView,
  status: z.enum(MEMBER_STATUSES),
  joinedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe("When the membership ends on its own"),
  ...usageFields,
});

const roleFields = {
  role: z.enum(ROLES_IN_WORKSPACE),
  customRole: namedView.nullable().describe("Where the role is custom"),
};

/** A person in a workspace: by a row of their own, or as an admin of the organization. */
export const memberView = membershipView.extend({
  ...roleFields,
  source: z.enum(MEMBER_SOURCES).describe("inherited: an owner or admin of the organization, without a row"),
  organizationRole: z.enum(ORGANIZATION_ROLES),
  groups: z.array(namedView).describe("Groups that they are put into"),
});

export const memberPage = pageOf(memberView);

/** Somebody of the table of users: a person of the workspace, or an address that was invited. */
export const userView = z.object({
  id: z.string().describe("The user's id, or the invitation's while pending"),
  user: personView.nullable().describe("Null while pending"),
  email: z.string(),
  status: z.enum(USER_STATUSES),
  ...roleFields,
  source: z.enum(MEMBER_SOURCES),
  organizationRole: z.enum(ORGANIZATION_ROLES).nullable(),
  groups: z.array(namedView),
  addedAt: z.iso.datetime().describe("When they joined, or were invited"),
  expiresAt: z.iso.datetime().nullable().describe("When the membership ends on its own"),
  invitation: z
    .object({
      expiresAt: z.iso.datetime(),
      mail: z.enum(["queued", "sent", "failed", "off"]),
      mailReason: z.string().nullable(),
    })
    .nullable(),
  ...usageFields,
});

export const userPage = pageOf(userView);

export const organizationMemberView = membershipView.extend({
  role: z.enum(ORGANIZATION_ROLES),
  source: z.enum(ORGANIZATION_MEMBER_SOURCES),
  vouchedBy: z.string().nullable().describe("Id of who handed over the link by which an unverified address came in"),
  vouchedByName: z.string().nullable(),
});

export const organizationMemberPage = pageOf(organizationMemberView);

/** Somebody who is in single projects without belonging to the organization; they take a seat. */
export const externalView = z.object({
  user: personView,
  status: z.enum(MEMBER_STATUSES),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      slug: z.string(),
      workspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
      role: z.enum([...PROJECT_ROLES, "custom", "access"]),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
  lastSignInAt: z.iso.datetime().nullable(),
  lastSignInBy: z.string().nullable(),
});

export const externalPage = pageOf(externalView);

/** Who takes a seat of the organization: people, those in projects alone, and addresses with a live invitation. */
export const seatsView = z.object({
  used: z.number().int(),
  maximum: z.number().int().nullable().describe("Null: any number of people"),
  reached: z.boolean().describe("Whether nobody can be invited any more"),
  people: z.number().int(),
  external: z.number().int(),
  invited: z.number().int(),
});

/** One answer for each person that a request named. */
function resultsOf<Status extends z.ZodType>(status: Status) {
  const reason = z.string().optional().describe("Why it was refused");
  return z.object({ items: z.array(z.object({ user: z.string(), status, reason })) });
}

export const changedMembersView = resultsOf(z.enum(["changed", "refused"]));
export const removedMembersView = resultsOf(z.enum(["removed", "refused"]));

const accessSource = z.enum(["own", "open", "inherited", "rule"]);

/** What somebody may do in a workspace, and why. */
export const memberAccessView = z.object({
  user: personView,
  ...roleFields,
  source: z.enum(MEMBER_SOURCES),
  organizationRole: z.enum(ORGANIZATION_ROLES),
  joinedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe("The earlier end of the two memberships"),
  suspended: z.boolean(),
  permissions: z.array(z.string()).describe("The names of all that they may do in the workspace"),
  groups: z.array(namedView.extend({ source: z.string(), expiresAt: z.iso.datetime().nullable() })),
  credentials: z.number().int().describe("Live credentials for this workspace"),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      slug: z.string(),
      visibility: z.enum(["private", "open"]),
      role: z.enum([...PROJECT_ROLES, "custom", "access"]),
      customRole: namedView.nullable(),
      source: accessSource.describe(
        "own: a collaborator; open: by the workspace role; inherited: as an admin above; rule: an access rule shows it",
      ),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
  projectsTotal: z.number().int().describe("All projects that they reach; the list has the first 200"),
});

export type ListMembersInput = z.infer<typeof listMembersSchema>;
export type ListUsersInput = z.infer<typeof listUsersSchema>;
export type ListOrganizationMembersInput = z.infer<typeof listOrganizationMembersSchema>;
export type MemberView = z.infer<typeof memberView>;
export type UserView = z.infer<typeof userView>;
export type OrganizationMemberView = z.infer<typeof organizationMemberView>;
export type ExternalView = z.infer<typeof externalView>;
export type SeatsView = z.infer<typeof seatsView>;
export type MemberAccessView = z.infer<typeof memberAccessView>;
export type ChangedMembersView = z.infer<typeof changedMembersView>;
export type RemovedMembersView = z.infer<typeof removedMembersView>;
export type ChangeMemberRoleInput = z.infer<typeof changeMemberRoleSchema>;
export type ChangeMemberRolesInput = z.infer<typeof changeMemberRolesSchema>;
export type SetMemberEndInput = z.infer<typeof setMemberEndSchema>;
export type ChangeOrganizationRoleInput = z.infer<typeof changeOrganizationRoleSchema>;
export type ChangeOrganizationRolesInput = z.infer<typeof changeOrganizationRolesSchema>;
export type SetOrganizationMemberEndInput = z.infer<typeof setOrganizationMemberEndSchema>;
