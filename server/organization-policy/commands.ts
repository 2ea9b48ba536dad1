import "server-only";
import { provesSecondFactor } from "../access/limits/proofs";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited } from "../audit/audited";
import { AppError } from "../errors";
import { refusePersonal } from "../organizations/commands/refusals";
import { POLICY_COLUMNS, toPolicyView } from "./queries";
import type { PolicyView, UpdatePolicyInput } from "./schema";

/** Whoever asks others for a second factor has shown one: nobody locks themselves out by it. */
function refuseWithoutOwn({ actor, organization }: OrganizationScope): void {
  if (actor.session === null || provesSecondFactor(actor.session.proofs, organization.id)) return;
  throw new AppError("CONFLICT", "factor_first", "requireSecondFactor");
}

/**
 * Says how people come into the organization from now on, and how long credentials live that are made from now on. Nobody
 * who is in is changed by it, and no credential that is there.
 * @throws CONFLICT personal_organization, factor_first (requireSecondFactor)
 */
export async function updatePolicy(scope: OrganizationScope, input: UpdatePolicyInput): Promise<PolicyView> {
  refusePersonal(scope.organization);
  const { id, name } = scope.organization;
  return audited(
    scope,
    "organization.update-policy",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.update-policy");
      const before = await tx.organization.findUniqueOrThrow({ where: { id }, select: POLICY_COLUMNS });
      const {
        joinPolicy = before.joinPolicy,
        defaultRole = before.defaultRole,
        maxCredentialDays = before.maxCredentialDays,
        requireSecondFactor = before.requireSecondFactor,
        sessionIdleMinutes = before.sessionIdleMinutes,
        sessionHours = before.sessionHours,
      } = input;
      if (requireSecondFactor && !before.requireSecondFactor) refuseWithoutOwn(scope);
      const data = {
        joinPolicy,
        defaultRole,
        maxCredentialDays,
        requireSecondFactor,
        sessionIdleMinutes,
        sessionHours,
      };
      const row = await tx.organization.update({ where: { id }, data, select: POLICY_COLUMNS });
      return {
        value: toPolicyView(row),
        entries: { target: { type: "organization", id, name }, before, after: data },
      };
    },
    { lock: { organization: id } },
  );
}
