import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";

/** What a workspace starts with: ordinary rules, which its admins may change and remove. */
const FOUNDING_RULES = [
  { role: "member", permission: "modify" },
  { role: "viewer", permission: "read" },
] as const;

/** Gives a new workspace its two rules: members read and modify everything that lies open, viewers read it. */
export async function foundAccessRules(
  tx: TransactionDatabase,
  place: { organizationId: string; workspaceId: string },
): Promise<void> {
  const rules = FOUNDING_RULES.map((rule) => ({ id: newId("rul"), ...rule }));
  await tx.accessRule.createMany({
    data: rules.map(({ id, permission }) => ({ id, ...place, resourceType: "*", permission, source: "founding" })),
  });
  await tx.accessGrant.createMany({
    data: rules.map(({ id, role, permission }) => ({
      ...place,
      ruleId: id,
      subject: `role:${role}`,
      role,
      scope: place.workspaceId,
      resourceType: "*",
      permission,
    })),
  });
}
