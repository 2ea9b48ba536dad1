import "server-only";
import { renewDevice } from "../../device-sign-ins/grants";
import { deviceClient } from "../device-client";
import { needed } from "../form";
import { tokensOf } from "./device-code";
import type { Grant } from "./grant";

/** New tokens for a device that was let in; a credential asks with itself and needs none. */
export const refreshTokenGrant: Grant = async ({ form, client, scope }) => {
  const clientId = deviceClient(client);
  const refreshToken = needed(form, "refresh_token");
  return tokensOf(scope, clientId, await renewDevice(scope, { clientId, refreshToken }));
};
