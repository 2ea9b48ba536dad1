import { z } from "zod";
import { ORGANIZATION_ROLES, WORKSPACE_ROLES } from "../access/permissions";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

const userField = idSchema("User id");

export const listMembersSchema = pageSchema;

export const changeMemberRoleSchema = z.object({
  user: userField,
  role: z.enum(WORKSPACE_ROLES).describe("The new role in the workspace"),
});

export const removeMemberSchema = z.object({ user: userField });

export const changeOrganizationRoleSchema = z.object({
  user: userField,
  role: z.enum(ORGANIZATION_ROLES).describe("The new role in the organization"),
});

export const removeOrganizationMemberSchema = z.object({ user: userField });

const personView = z.object({ id: z.string(), name: z.string(), email: z.string() });

const membershipView = z.object({
  user: personView,
  status: z.enum(["active", "suspended"]),
  joinedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe("When the membership ends on its own"),
  lastSignInAt: z.iso.datetime().nullable().describe("Shown to admins alone"),
});

/** A person in a workspace: by a row of their own, or as an admin of the organization. */
export const memberView = membershipView.extend({
  role: z.enum(WORKSPACE_ROLES),
  source: z
    .enum(["manual", "invitation", "inherited"])
    .describe("inherited: an admin of the organization, without a row"),
  organizationRole: z.enum(ORGANIZATION_ROLES),
});

export const memberPage = pageOf(memberView);

/** As a file, one column for each field. */
export const memberColumns = columnsOf(memberView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  status: ({ status }) => status,
  role: ({ role }) => role,
  source: ({ source }) => source,
  organizationRole: ({ organizationRole }) => organizationRole,
  joinedAt: ({ joinedAt }) => joinedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
});

export const organizationMemberView = membershipView.extend({
  role: z.enum(ORGANIZATION_ROLES),
  source: z.enum(["manual", "invitation"]),
  vouchedBy: z.string().nullable().describe("Id of who handed over the link by which an unverified address came in"),
});

export const organizationMemberPage = pageOf(organizationMemberView);

export const organizationMemberColumns = columnsOf(organizationMemberView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  status: ({ status }) => status,
  role: ({ role }) => role,
  source: ({ source }) => source,
  vouchedBy: ({ vouchedBy }) => vouchedBy,
  joinedAt: ({ joinedAt }) => joinedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
});

/** What ended with a membership, and when. */
export const endedMembershipView = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  endedAt: z.iso.datetime(),
  workspaces: z.number().int().describe("Memberships in workspaces that ended"),
  projects: z.number().int().describe("Roles in projects that ended"),
  credentials: z.number().int().describe("Credentials that were revoked"),
});

export type MemberView = z.infer<typeof memberView>;
export type OrganizationMemberView = z.infer<typeof organizationMemberView>;
export type EndedMembershipView = z.infer<typeof endedMembershipView>;
export type ChangeMemberRoleInput = z.infer<typeof changeMemberRoleSchema>;
export type ChangeOrganizationRoleInput = z.infer<typeof changeOrganizationRoleSchema>;
