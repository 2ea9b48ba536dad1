import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import type { Reason } from "../../reasons";
import { refusePersonal } from "../../organizations/commands/refusals";
import { MINUTE_MILLISECONDS } from "../../time";
import type { Step, UpdateRequireSsoInput } from "../schema";
import { stateOf, STATE_COLUMNS } from "../views/state";
import { missingSteps } from "../queries/missing-steps";

/** So long somebody has to come in by the provider, before the requirement ends by itself. */
const ROLL_BACK_MILLISECONDS = 30 * MINUTE_MILLISECONDS;

const STEP_REASONS = {
  domain: "sso_domain_missing",
  connection: "sso_connection_missing",
  test: "sso_test_missing",
  second_way: "sso_second_way_missing",
} as const satisfies Record<Step, Reason>;

/** Nothing is required, and nothing waits. */
export const OFF = { ssoRequiredAt: null, ssoRequiredById: null, ssoConfirmedAt: null, ssoRollsBackAt: null } as const;

function targetOf({ organization: { id, name } }: OrganizationScope) {
  return { type: "organization", id, name };
}

/**
 * From now on only sessions with a proof of the organization's own provider are let in. Until somebody has come in by it
 * that ends by itself.
 * @throws CONFLICT unchanged, personal_organization, sso_domain_missing, sso_connection_missing, sso_test_missing,
 *   sso_second_way_missing
 */
export async function requireSso(scope: OrganizationScope): Promise<{ endsAt: string }> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "organization.require-sso",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.require-sso");
      const row = await tx.organization.findFirstOrThrow({ where: { id }, select: STATE_COLUMNS });
      if (stateOf(row) !== "off") throw new AppError("CONFLICT", "unchanged");
      const [step] = await missingSteps(tx, id, scope.actor.id);
      if (step !== undefined) throw new AppError("CONFLICT", STEP_REASONS[step]);
      const now = new Date();
      const ssoRollsBackAt = new Date(now.getTime() + ROLL_BACK_MILLISECONDS);
      const data = { ...OFF, ssoRequiredAt: now, ssoRequiredById: scope.actor.id, ssoRollsBackAt };
      await tx.organization.update({ where: { id }, data });
      const endsAt = ssoRollsBackAt.toISOString();
      return { value: { endsAt }, entries: { target: targetOf(scope), after: { requireSso: true, endsAt } } };
    },
    { lock: { organization: id } },
  );
}

/** Every session is let in again that its person's rights let in. @throws CONFLICT unchanged */
export async function stopRequiringSso(scope: OrganizationScope): Promise<{ state: "off" }> {
  const { id } = scope.organization;
  return audited(
    scope,
    "organization.stop-requiring-sso",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization.stop-requiring-sso");
      const row = await tx.organization.findFirstOrThrow({ where: { id }, select: STATE_COLUMNS });
      if (stateOf(row) === "off") throw new AppError("CONFLICT", "unchanged");
      await tx.organization.update({ where: { id }, data: OFF });
      const entries = { target: targetOf(scope), before: { requireSso: true }, after: { requireSso: false } };
      return { value: { state: "off" }, entries };
    },
    { lock: { organization: id } },
  );
}

/** What people read who have to sign in by the provider, and whether external collaborators come in without. */
export async function updateRequireSso(
  scope: OrganizationScope,
  input: UpdateRequireSsoInput,
): Promise<{ message: string; admitsExternal: boolean }> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    "require-sso.update",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "require-sso.update");
      const row = await tx.organization.findFirstOrThrow({ where: { id }, select: STATE_COLUMNS });
      const before = { message: row.ssoMessage, admitsExternal: row.ssoAdmitsExternal };
      const { message = before.message, admitsExternal = before.admitsExternal } = input;
      const after = { message, admitsExternal };
      await tx.organization.update({ where: { id }, data: { ssoMessage: message, ssoAdmitsExternal: admitsExternal } });
      return { value: after, entries: { target: targetOf(scope), before, after } };
    },
    { lock: { organization: id } },
  );
}
