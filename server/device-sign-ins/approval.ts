import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { countAttempt, returnAttempt, type Limit } from "../limits";
import { CODE_SECONDS } from "./authorization";
import { hashUserCode } from "./codes";
import { endOfSignIn } from "./lifetime";
import { scopesOf } from "./queries";
import type { DeviceRequestView } from "./schema";

/** Wrong codes alone count: nobody finds another's device by trying. */
const BY_PERSON: Limit = { name: "device-code-person", count: 10, seconds: CODE_SECONDS };
const BY_ADDRESS: Limit = { name: "device-code-address", count: 50, seconds: CODE_SECONDS };

const COLUMNS = {
  id: true,
  host: true,
  address: true,
  agent: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
} as const;

/** The device that waits with this code; one that somebody has answered is gone, for everybody alike. */
async function findWaiting(system: SystemScope, scope: AccountScope, code: string) {
  const address = scope.request.address ?? "unknown";
  await countAttempt(system, BY_PERSON, scope.actor.id);
  await countAttempt(system, BY_ADDRESS, address);
  const row = await system.db.deviceAuthorization.findFirst({
    where: { userCodeHash: hashUserCode(code), status: "pending", expiresAt: { gt: new Date() } },
    select: COLUMNS,
  });
  if (row === null) throw notFound();
  await returnAttempt(system, BY_PERSON, scope.actor.id);
  await returnAttempt(system, BY_ADDRESS, address);
  return row;
}

/**
 * What the device with this code asks for. Reading changes nothing: a link with a code may be opened by anything.
 * @throws NOT_FOUND, LIMIT rate_limited
 */
export async function checkDevice(scope: AccountScope, input: { code: string }): Promise<DeviceRequestView> {
  const system = systemScope("sign-in", scope.request);
  const { id: _id, scopes, createdAt, expiresAt, ...row } = await findWaiting(system, scope, input.code);
  const end = await endOfSignIn(system.db, scope.actor.id, new Date());
  return {
    ...row,
    code: input.code,
    scopes: scopesOf(scopes),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    signInEndsAt: end.toISOString(),
  };
}

/** @throws UNAUTHENTICATED sign_in_required where the caller's session has ended since the request began */
async function refuseEnded(tx: TransactionDatabase, { actor }: AccountScope): Promise<void> {
  const live = await tx.session.count({ where: { id: actor.session?.id ?? "", endedAt: null } });
  if (live === 0) throw new AppError("UNAUTHENTICATED", "sign_in_required");
}

/**
 * What the caller's session has proved, as it is stored: where an organization asks for more, the device stays out too.
 */
function provedBy({ actor }: AccountScope) {
  return (actor.session?.proofs ?? []).map((proof) => ({ ...proof }));
}

/**
 * Lets a device in as the caller, or refuses it. The answer is given once, and what the device gets is the caller's
 * alone, whoever else knows the code.
 * @throws NOT_FOUND where no device waits with this code, LIMIT rate_limited, UNAUTHENTICATED where the session has ended
 */
export async function answerDevice(
  scope: AccountScope,
  input: { code: string },
  approved: boolean,
): Promise<{ host: string; approved: boolean }> {
  const system = systemScope("sign-in", scope.request);
  const { id, host, address } = await findWaiting(system, scope, input.code);
  const { id: userId, name } = scope.actor;
  const answer = async (tx: TransactionDatabase) => {
    await refuseEnded(tx, scope);
    const { count } = await tx.deviceAuthorization.updateMany({
      where: { id, status: "pending", expiresAt: { gt: new Date() } },
      data: { status: approved ? "approved" : "denied", userId, proofs: approved ? provedBy(scope) : [] },
    });
    if (count !== 1) throw notFound();
    const target = { type: "device_sign_in", id, name: host };
    return {
      value: { host, approved },
      entries: { target, after: { address }, actor: { id: userId, name } },
    };
  };
  // A new password ends the account's sessions and what they let in, and changes its row:
  // it comes before, or finds this one.
  return audited(system, approved ? "device-sign-in.approve" : "device-sign-in.deny", answer, {
    lock: { user: userId },
  });
}
