import "server-only";
import type { CredentialScopes } from "../access/limits/credential-scopes";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { newId } from "../ids";
import { countAttempt, type Limit } from "../limits";
import { hashToken, newToken } from "../secrets/token";
import { hashUserCode, newUserCode } from "./codes";

/** Both codes are good for ten minutes (RFC 8628, section 3.2), and the device asks every five seconds. */
export const CODE_SECONDS = 600;
export const INTERVAL_SECONDS = 5;

const BEGUN: Limit = { name: "device-begin", count: 60, seconds: CODE_SECONDS };
const AGENT_LENGTH = 300;

export interface BegunDevice {
  deviceCode: string;
  userCode: string;
}

/**
 * Gives a device a code to show and one to ask with. Of both the database holds a hash alone. It is in the audit once
 * somebody answers.
 * @throws LIMIT rate_limited
 */
export async function beginDevice(
  scope: SystemScope,
  asked: { clientId: string; host: string; scopes: CredentialScopes | null },
): Promise<BegunDevice> {
  const { address, agent } = scope.request;
  await countAttempt(scope, BEGUN, address ?? "unknown");
  const deviceCode = newToken();
  const userCode = newUserCode();
  const { scopes, ...rest } = asked;
  await recorded(scope, "device-code", (tx) =>
    tx.deviceAuthorization.create({
      data: {
        id: newId("dar"),
        ...rest,
        ...(scopes === null ? {} : { scopes: { ...scopes, permissions: scopes.permissions?.slice() ?? null } }),
        deviceCodeHash: hashToken(deviceCode),
        userCodeHash: hashUserCode(userCode),
        address,
        agent: agent?.slice(0, AGENT_LENGTH) ?? null,
        interval: INTERVAL_SECONDS,
        expiresAt: new Date(Date.now() + CODE_SECONDS * 1_000),
      },
    }),
  );
  return { deviceCode, userCode };
}
