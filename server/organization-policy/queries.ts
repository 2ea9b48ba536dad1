import "server-only";
import type { OrganizationScope } from "../access/scope";
import { notFound } from "../errors";
import { DEFAULT_ROLES, JOIN_POLICIES, type PolicyView } from "./schema";

export const POLICY_COLUMNS = { joinPolicy: true, defaultRole: true } as const;

export function toPolicyView(row: { joinPolicy: string; defaultRole: string }): PolicyView {
  return {
    joinPolicy: JOIN_POLICIES.find((policy) => policy === row.joinPolicy) ?? "invited",
    defaultRole: DEFAULT_ROLES.find((role) => role === row.defaultRole) ?? "viewer",
  };
}

/** How people come into the organization. */
export async function getPolicy(scope: OrganizationScope): Promise<PolicyView> {
  const row = await scope.db.organization.findFirst({ select: POLICY_COLUMNS });
  if (row === null) throw notFound();
  return toPolicyView(row);
}
