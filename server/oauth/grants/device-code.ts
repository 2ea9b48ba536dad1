import "server-only";
import { redeemDeviceCode, type Granted as SignIn, type Refused } from "../../device-sign-ins/grants";
import type { SystemScope } from "../../access/scope";
import { issueAccessToken } from "../access-token";
import { deviceClient } from "../device-client";
import { OAuthError } from "../errors";
import { needed } from "../form";
import type { Grant, Granted } from "./grant";

export const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

/** The tokens of a sign-in. @throws OAuthError what refuses them, all with 400 (RFC 8628, 3.5) */
export async function tokensOf(scope: SystemScope, clientId: string, answer: SignIn | Refused): Promise<Granted> {
  if ("error" in answer) throw new OAuthError(answer.error, answer.description, 400);
  const { id: grant, userId: subject, scopes, refreshToken, expiresAt: endsAt } = answer;
  const issued = await issueAccessToken(scope, { subject, clientId, grant, secretVersion: null, scopes, endsAt });
  return { ...issued, refresh_token: refreshToken };
}

/** A device asks whether it was let in. */
export const deviceCodeGrant: Grant = async ({ form, client, scope }) => {
  const clientId = deviceClient(client);
  const deviceCode = needed(form, "device_code");
  return tokensOf(scope, clientId, await redeemDeviceCode(scope, { clientId, deviceCode }));
};
