/**
 * A workspace as plain rows in memory: what the random worlds of the access tests are made of, what is written into the
 * database, and what the oracle reads. Rows of a neighbouring workspace of the same organization lie among them.
 */

interface Placed {
  workspaceId: string;
}

interface Ending {
  expiresAt: Date | null;
}

interface UserRow {
  id: string;
  suspended: boolean;
  deleted: boolean;
}

interface OrganizationMemberRow extends Ending {
  userId: string;
  role: "owner" | "admin" | "billing" | "member";
  suspended: boolean;
}

export interface WorkspaceMemberRow extends Placed, Ending {
  userId: string;
  role: "admin" | "member" | "viewer" | "custom";
  roleId: string | null;
}

interface RoleRow extends Placed {
  id: string;
  level: "workspace" | "project";
  access: Record<string, "read" | "modify">;
}

interface ServiceAccountRow extends Placed {
  id: string;
  /** "none" for the one that is built into a project. */
  role: "member" | "viewer" | "none";
  projectId: string | null;
  projectRole: "admin" | "member" | "viewer" | null;
  suspended: boolean;
}

interface GroupRow extends Placed {
  id: string;
  kind: "ordinary" | "users" | "admins" | "queue_admins";
}

export interface GroupMemberRow extends Placed, Ending {
  groupId: string;
  userId: string | null;
  serviceAccountId: string | null;
  source: string;
}

export interface ProjectRow extends Placed {
  id: string;
  slug: string;
  /** One that it had before, which still leads to it. */
  earlierSlug: string | null;
  visibility: "open" | "private";
  kind: "ordinary" | "default" | "examples";
  archived: boolean;
  deleted: boolean;
}

export interface CollaboratorRow extends Placed, Ending {
  projectId: string;
  userId: string;
  role: "owner" | "admin" | "member" | "viewer" | "custom" | "access";
  roleId: string | null;
  access: Record<string, "none" | "read" | "all"> | null;
  external: boolean;
}

export interface ResourceRow extends Placed {
  id: string;
  type: string;
  projectId: string | null;
  externalId: string;
  name: string;
  ownerId: string;
}

export type SubjectRow =
  | { userId: string }
  | { serviceAccountId: string }
  | { groupId: string }
  | { role: "member" | "viewer" }
  | { sharedProjectId: string };

export interface RuleRow extends Placed, Ending {
  id: string;
  resourceType: string;
  projectId: string | null;
  resourceId: string | null;
  permission: "read" | "modify";
  source: "manual" | "founding" | "request";
  subjects: SubjectRow[];
}

interface WorkspaceRow {
  id: string;
  archived: boolean;
}

export interface World {
  seed: number;
  organizationId: string;
  /** The workspace that is asked about. */
  workspaceId: string;
  workspaces: WorkspaceRow[];
  users: UserRow[];
  organizationMembers: OrganizationMemberRow[];
  workspaceMembers: WorkspaceMemberRow[];
  roles: RoleRow[];
  serviceAccounts: ServiceAccountRow[];
  groups: GroupRow[];
  groupMembers: GroupMemberRow[];
  projects: ProjectRow[];
  collaborators: CollaboratorRow[];
  resources: ResourceRow[];
  rules: RuleRow[];
}

/** A type that the operator registered beside those of the product; the tests write its row. */
export const FURTHER_TYPE = "notebook_image";
