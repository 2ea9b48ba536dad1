import "server-only";
import { systemScope } from "../access/authorize";
import { readScopes } from "../access/limits/credential-scopes";
import type { Actor, RequestInfo } from "../access/scope";
import { recorded } from "../audit/recorded";
import { deviceSignInById, type DeviceRow } from "../db/hot/callers/devices";
import { AppError } from "../errors";
import { limitRate } from "./credential";
import { proofsIn } from "./proofs";

const TOUCH_MILLISECONDS = 60_000;
const AGENT_LENGTH = 300;

function actorOf(row: DeviceRow): Actor {
  return {
    type: "user",
    id: row.userId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    operator: row.operator,
    suspended: row.suspended,
    session: null,
    impersonator: null,
    credential: {
      id: row.signInId,
      kind: "device",
      accessKey: null,
      organizationId: null,
      workspaceId: null,
      expiresAt: row.expiresAt,
      place: { organization: null, workspace: null, role: null },
      secretVersion: null,
      networks: [],
      proofs: proofsIn(row.proofs),
      scopes: readScopes(row.scopes),
      standing: null,
      chosen: null,
    },
  };
}

/**
 * Who let the device in that shows an access token (its grant and `jti`). One query, so that what ends the sign-in ends
 * it at the next request, on every node.
 * @throws UNAUTHENTICATED credential_revoked, FORBIDDEN suspended, LIMIT rate_limited
 */
export async function actorByDeviceSignIn(id: string, tokenId: string, request: RequestInfo): Promise<Actor> {
  const row = await deviceSignInById(id, tokenId);
  const actor = heldByDevice(row);
  limitRate(id);
  if (Date.now() - (row?.lastUsedAt?.getTime() ?? 0) > TOUCH_MILLISECONDS) await touch(id, request);
  return actor;
}

function heldByDevice(row: DeviceRow | undefined): Actor {
  if (row === undefined || row.over) throw new AppError("UNAUTHENTICATED", "credential_revoked");
  if (row.suspended) throw new AppError("FORBIDDEN", "suspended");
  return actorOf(row);
}

async function touch(id: string, { address, agent, ...request }: RequestInfo): Promise<void> {
  const data = {
    lastUsedAt: new Date(),
    lastUsedAddress: address,
    lastUsedAgent: agent?.slice(0, AGENT_LENGTH) ?? null,
  };
  await recorded(systemScope("authentication", { ...request, address, agent }), "credential-touch", (tx) =>
    tx.deviceSignIn.updateMany({ where: { id }, data }),
  );
}
