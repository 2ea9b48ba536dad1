import "server-only";
import { z } from "zod";
import { ACCESS_LEVELS, RESOURCE_TYPES } from "../../access/rights/resource-types";
import { INVITATION_STATUSES, type InvitationStatus } from "../schema";

/** The columns of a view; the tokens' hashes are not among them. */
export const INVITATION_COLUMNS = {
  id: true,
  organizationId: true,
  workspaceId: true,
  email: true,
  emailKey: true,
  role: true,
  roleId: true,
  groupIds: true,
  projects: true,
  projectId: true,
  projectRole: true,
  access: true,
  memberUntil: true,
  status: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
  endedAt: true,
  endedById: true,
  endedReason: true,
  acceptedById: true,
  mismatchAt: true,
  reissueAskedAt: true,
  reissueAskedEmail: true,
  mailId: true,
} as const;

export interface InvitationColumns {
  id: string;
  organizationId: string;
  workspaceId: string;
  email: string;
  emailKey: string;
  role: string;
  roleId: string | null;
  groupIds: string[];
  projects: unknown;
  projectId: string | null;
  projectRole: string | null;
  access: unknown;
  memberUntil: Date | null;
  status: string;
  invitedById: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  endedById: string | null;
  endedReason: string | null;
  acceptedById: string | null;
  mismatchAt: Date | null;
  reissueAskedAt: Date | null;
  reissueAskedEmail: string | null;
  mailId: string | null;
}

/** A pending invitation whose time is over shows as expired, whether or not its row says so yet. */
export function statusOf(row: { status: string; expiresAt: Date }, now = new Date()): InvitationStatus {
  const known = INVITATION_STATUSES.find((status) => status === row.status) ?? "revoked";
  return known === "pending" && row.expiresAt <= now ? "expired" : known;
}

const projectsSchema = z.array(z.object({ project: z.string(), role: z.string() })).catch([]);
const accessSchema = z.partialRecord(z.enum(RESOURCE_TYPES), z.enum(ACCESS_LEVELS)).nullable().catch(null);

/** The projects that the row gives, each with a product's role or the id of a custom one. */
export function projectsOf(row: { projects: unknown }): { project: string; role: string }[] {
  return projectsSchema.parse(row.projects);
}

export function accessOf(row: { access: unknown }) {
  return accessSchema.parse(row.access);
}

/** What the row's role is called in a view: the project's for an external collaborator. */
export function roleOf(row: Pick<InvitationColumns, "role" | "projectId" | "projectRole">): string {
  if (row.projectId === null) return row.role;
  if (row.projectRole === null) return "access";
  return row.projectRole.startsWith("rol_") ? "custom" : row.projectRole;
}

/** The id of the custom role that the row gives, in the workspace or in the one project. */
export function customRoleOf(row: Pick<InvitationColumns, "roleId" | "projectRole">): string | null {
  return row.roleId ?? (row.projectRole?.startsWith("rol_") === true ? row.projectRole : null);
}
