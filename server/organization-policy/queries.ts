import "server-only";
import type { OrganizationScope } from "../access/scope";
import { notFound } from "../errors";
import { DEFAULT_ROLES, JOIN_POLICIES, type PolicyView } from "./schema";

export const POLICY_COLUMNS = {
  joinPolicy: true,
  defaultRole: true,
  maxCredentialDays: true,
  requireSecondFactor: true,
  sessionIdleMinutes: true,
  sessionHours: true,
} as const;

interface PolicyColumns {
  joinPolicy: string;
  defaultRole: string;
  maxCredentialDays: number | null;
  requireSecondFactor: boolean;
  sessionIdleMinutes: number | null;
  sessionHours: number | null;
}

export function toPolicyView(row: PolicyColumns): PolicyView {
  return {
    joinPolicy: JOIN_POLICIES.find((policy) => policy === row.joinPolicy) ?? "invited",
    defaultRole: DEFAULT_ROLES.find((role) => role === row.defaultRole) ?? "viewer",
    maxCredentialDays: row.maxCredentialDays,
    requireSecondFactor: row.requireSecondFactor,
    sessionIdleMinutes: row.sessionIdleMinutes,
    sessionHours: row.sessionHours,
  };
}

/** How people come into the organization, and what holds for all that is made in it. */
export async function getPolicy(scope: OrganizationScope): Promise<PolicyView> {
  const row = await scope.db.organization.findFirst({ select: POLICY_COLUMNS });
  if (row === null) throw notFound();
  return toPolicyView(row);
}
