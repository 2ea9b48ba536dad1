import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { endWithinPolicy } from "../../credentials/commands/end-within-policy";
import { AppError, notFound } from "../../errors";
import { refuseWhereOwnersAreMade } from "../../directory/commands/owner-rows";
import { newId } from "../../ids";
import { actingOrganizationAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { refusePersonal } from "../../organizations/commands/refusals";
import { hashToken, newToken } from "../../secrets/token";
import { scimUrl } from "../queries";
import type { CreatedTokenView, CreateTokenInput, TokenView } from "../schema";
import { readMakers } from "../views/makers";
import { TOKEN_COLUMNS, toTokenView } from "../views/token";

/** Live tokens of one organization: each is a directory, or the next one while it takes over. */
const MOST_TOKENS = 20;

/**
 * Makes the token of a directory, which is seen this once. It opens the door of SCIM, and no other, and lives for no
 * longer than the organization allows to credentials.
 * @throws INVALID invalid_value, lifetime_too_long (expiresAt), LIMIT too_many, CONFLICT personal_organization,
 *   FORBIDDEN rank_too_low
 */
export async function createToken(scope: OrganizationScope, input: CreateTokenInput): Promise<CreatedTokenView> {
  refusePersonal(scope.organization);
  refuseMachines(scope);
  const { id: organizationId } = scope.organization;
  const token = `tnpv_${newToken()}`;
  return audited(
    scope,
    "provisioning-token.create",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "provisioning-token.create");
      await refuseWhereOwnersAreMade(tx, organizationId, acting, null);
      if ((await tx.provisioningToken.count({ where: { revokedAt: null } })) >= MOST_TOKENS) {
        throw new AppError("LIMIT", "too_many");
      }
      const expiresAt = await endWithinPolicy(tx, input.expiresAt, new Date());
      const { label } = input;
      const data = {
        id: newId("pvt"),
        organizationId,
        label,
        tokenHash: hashToken(token),
        createdById: scope.actor.id,
      };
      const row = await tx.provisioningToken.create({ data: { ...data, expiresAt }, select: TOKEN_COLUMNS });
      const after = { label, expiresAt: expiresAt?.toISOString() ?? null };
      return {
        value: { ...toTokenView(row, { name: scope.actor.name, may: true }), token, url: scimUrl() },
        entries: { target: { type: "provisioning_token", id: row.id, name: label }, after },
      };
    },
    { lock: { organization: organizationId } },
  );
}

/** Ends a token, from the directory's next call on. @throws NOT_FOUND, CONFLICT unchanged */
export async function revokeToken(scope: OrganizationScope, input: { token: string }): Promise<TokenView> {
  const { id: organizationId } = scope.organization;
  return audited(
    scope,
    "provisioning-token.revoke",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "provisioning-token.revoke");
      const where = { id: input.token };
      const before = await tx.provisioningToken.findFirst({ where, select: TOKEN_COLUMNS });
      if (before === null) throw notFound();
      if (before.revokedAt !== null) throw new AppError("CONFLICT", "unchanged");
      const revokedAt = new Date();
      const data = { revokedAt, revokedById: scope.actor.id };
      const row = await tx.provisioningToken.update({ where, data, select: TOKEN_COLUMNS });
      const target = { type: "provisioning_token", id: row.id, name: row.label };
      const makers = await readMakers(tx, organizationId, [row.createdById]);
      return { value: toTokenView(row, makers.get(row.createdById)), entries: { target, after: { revoked: true } } };
    },
    { lock: { organization: organizationId } },
  );
}
