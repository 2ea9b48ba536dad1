import "server-only";
import { systemScope } from "../access/authorize";
import type { RequestInfo, SystemScope } from "../access/scope";
import { bearerToken } from "../api/request/basic";
import { AppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { hashToken } from "../secrets/token";
import type { Directory } from "./context";
import { ScimError } from "./errors";

/** Wrong tokens from one address; a right one is never counted. */
const WRONG_TOKENS: Limit = { name: "scim-token", count: 100, seconds: 600 };

async function refuse(scope: SystemScope): Promise<never> {
  await countAttempt(scope, WRONG_TOKENS, scope.request.address ?? "unknown");
  throw new ScimError(401, "A bearer token of the organization's Provisioning page is needed");
}

/**
 * Whose directory calls. Nothing else than such a token opens this door: no session, no credential.
 * @throws ScimError 401, AppError FORBIDDEN suspended, LIMIT rate_limited
 */
export async function directoryOf(authorization: string | null, request: RequestInfo): Promise<Directory> {
  const scope = systemScope("provisioning", request);
  const token = authorization === null ? null : bearerToken(authorization);
  if (token === null || token === "") return refuse(scope);
  const row = await scope.db.provisioningToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      label: true,
      createdById: true,
      expiresAt: true,
      revokedAt: true,
      organization: { select: { id: true, name: true, slug: true, suspendedAt: true, deletedAt: true } },
    },
  });
  if (row?.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= new Date())) {
    return refuse(scope);
  }
  const { organization, id, label, createdById } = row;
  if (organization.deletedAt !== null) return refuse(scope);
  if (organization.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  const { id: organizationId, name, slug } = organization;
  return { scope, token: { id, label, createdById }, organization: { id: organizationId, name, slug } };
}
