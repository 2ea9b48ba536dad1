import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { notify } from "../notifications/notify";
import { hashToken, newToken } from "../secrets/token";
import { deviceOf } from "../sessions/views/device";

const AGENT_LENGTH = 300;
export const DEVICE_SECONDS = 400 * 86_400;

/** Whether somebody has signed in from this browser before. */
export async function isKnown(scope: SystemScope, userId: string, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false;
  return (await scope.db.knownDevice.count({ where: { userId, deviceHash: hashToken(token) } })) > 0;
}

/**
 * Notes from which browser somebody has just signed in, and tells them of one that is new; of their first one nobody
 * needs to be told. Returns the token by which the browser is known from now on: a browser that several people use
 * keeps its own.
 */
export async function rememberDevice(scope: SystemScope, userId: string, shown: string | undefined): Promise<string> {
  const token = shown ?? newToken();
  const { address } = scope.request;
  const agent = scope.request.agent?.slice(0, AGENT_LENGTH) ?? null;
  const seen = { agent, address, lastSeenAt: new Date() };
  const where = { userId, deviceHash: hashToken(token) };
  await recorded(scope, "known-device", async (tx) => {
    const { count } = await tx.knownDevice.updateMany({ where, data: seen });
    if (count > 0) return;
    const others = await tx.knownDevice.count({ where: { userId } });
    await tx.knownDevice.createMany({ data: [{ ...where, ...seen }], skipDuplicates: true });
    if (others === 0) return;
    const data = { device: deviceOf(agent), address: address ?? "an unknown address" };
    await notify(tx, [{ userId, kind: "sign-in.new-browser", data }]);
  });
  return token;
}
