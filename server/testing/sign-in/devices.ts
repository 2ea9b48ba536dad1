import { systemScope } from "@/server/access/authorize";
import type { RequestInfo } from "@/server/access/scope";
import { beginDevice, type BegunDevice } from "@/server/device-sign-ins/authorization";
import { redeemDeviceCode, type Granted } from "@/server/device-sign-ins/grants";
import { newId } from "@/server/ids";
import { sql } from "../database";
import type { Person } from "../factory";
import { requestInfo, systemRequest } from "../requests";

export const CLIENT = "tenantry-cli";

/** A device that shows its code and waits. */
export async function deviceRequest(request: RequestInfo = requestInfo()): Promise<BegunDevice> {
  return beginDevice(systemScope("oauth", request), { clientId: CLIENT, host: "build-7", scopes: null });
}

/** A device that somebody has let in. */
export async function deviceSignIn(who: Person): Promise<Granted> {
  const { deviceCode } = await deviceRequest(requestInfo({ address: `tests-${newId("req")}` }));
  await sql(
    `update "device_authorizations" set "status" = 'approved', "userId" = $1 where "status" = 'pending'`,
    who.id,
  );
  const granted = await redeemDeviceCode(systemRequest("oauth"), { deviceCode, clientId: CLIENT });
  if ("error" in granted) throw new Error(granted.error);
  return granted;
}
