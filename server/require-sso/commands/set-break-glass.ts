import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import type { BreakGlassOwnerView, SetBreakGlassInput } from "../schema";
import { stateOf, STATE_COLUMNS } from "../views/state";
import { readOwnerWays } from "../queries/ways-in";

/**
 * Sets an owner apart, who comes in by password and second factor although the provider is required, or takes that back.
 * @throws NOT_FOUND, CONFLICT break_glass_unready, unchanged, sso_second_way_missing where nobody would be left who is
 *   set apart while the provider is required
 */
export async function setBreakGlass(scope: OrganizationScope, input: SetBreakGlassInput): Promise<BreakGlassOwnerView> {
  const { id: organizationId } = scope.organization;
  const { user: userId, breakGlass } = input;
  return audited(
    scope,
    "organization-member.set-break-glass",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization-member.set-break-glass");
      const owners = await readOwnerWays(tx, organizationId);
      const found = owners.find(({ id }) => id === userId);
      if (found === undefined) throw notFound();
      if (found.breakGlass === breakGlass) throw new AppError("CONFLICT", "unchanged");
      if (breakGlass && !found.ready) throw new AppError("CONFLICT", "break_glass_unready");
      const others = owners.filter((owner) => owner.id !== userId && owner.breakGlass && owner.ready);
      const row = await tx.organization.findFirstOrThrow({ where: { id: organizationId }, select: STATE_COLUMNS });
      if (!breakGlass && others.length === 0 && stateOf(row) !== "off") {
        throw new AppError("CONFLICT", "sso_second_way_missing");
      }
      const key = { organizationId, userId };
      await tx.organizationMember.update({ where: { organizationId_userId: key }, data: { breakGlass } });
      const { recoveryCodes: _, ...view } = found;
      const target = { type: "user", id: userId, name: found.name };
      const [before, after] = [{ breakGlass: found.breakGlass }, { breakGlass }];
      return { value: { ...view, breakGlass }, entries: { target, before, after } };
    },
    { lock: { organization: organizationId } },
  );
}
