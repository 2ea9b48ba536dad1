import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError, type Run } from "../command";
import { writer } from "../output";
import { TenantryError } from "../sdk/errors";
import { oauthError, postForm, tokensOf, type OAuthAnswer } from "../sdk/oauth";
import type { DeviceTokens } from "../settings/files";
import { clean } from "../table";

const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
const SLOWER = 5;
const LONGEST = 60;
const LINE = 60;

interface Begun {
  deviceCode: string;
  userCode: string;
  address: string;
  seconds: number;
  interval: number;
}

function begunOf(answer: OAuthAnswer): Begun {
  const { device_code, user_code, verification_uri, expires_in, interval } = answer.fields;
  const texts = [device_code, user_code, verification_uri].filter((text) => typeof text === "string");
  const [deviceCode, userCode, address] = texts;
  if (!answer.ok || deviceCode === undefined || userCode === undefined || address === undefined) {
    throw oauthError(answer);
  }
  const seconds = typeof expires_in === "number" ? expires_in : 600;
  return { deviceCode, userCode, address, seconds, interval: typeof interval === "number" ? interval : SLOWER };
}

function left(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Waits, and says each second for how long still where somebody watches. */
async function pause(seconds: number, until: number, { watched, err }: Run["terminal"]): Promise<void> {
  if (!watched) {
    await sleep(seconds * 1_000);
    return;
  }
  for (let second = 0; second < seconds; second += 1) {
    err(`\rWaiting for the approval in the browser, ${left(until - Date.now())} left `);
    await sleep(1_000);
  }
}

/** What the device gets once somebody has let it in (RFC 8628, 3.4 and 3.5). */
async function poll(run: Run, host: string, begun: Begun, agent: string): Promise<DeviceTokens> {
  const until = Date.now() + begun.seconds * 1_000;
  const form = { grant_type: DEVICE_CODE, device_code: begun.deviceCode };
  let { interval } = begun;
  while (Date.now() < until) {
    await pause(interval, until, run.terminal);
    try {
      const answer = await postForm(host, "/oauth/token", form, agent);
      const tokens = tokensOf(answer);
      if (tokens !== null) return tokens;
      const { error } = answer.fields;
      if (error === "slow_down") interval += SLOWER;
      else if (error !== "authorization_pending") throw oauthError(answer);
    } catch (error) {
      const isPassing = error instanceof TenantryError && ["UNREACHABLE", "UNAVAILABLE", "LIMIT"].includes(error.code);
      if (!isPassing) throw error;
      interval = Math.min(LONGEST, interval * 2);
    }
  }
  throw new CommandError("Nobody has approved in time. Begin anew: tenantry login --device");
}

/** Shows an address and a code, which somebody opens and types on any machine, and waits until they have answered. */
export async function deviceTokens(run: Run, host: string, agent: string): Promise<DeviceTokens> {
  const begun = begunOf(await postForm(host, "/oauth/device_authorization", { host: hostname() }, agent));
  const write = writer(run);
  write(`Open ${clean(begun.address)} in a browser, on any machine, and type the code: ${clean(begun.userCode)}\n`);
  try {
    return await poll(run, host, begun, agent);
  } finally {
    if (run.terminal.watched) run.terminal.err(`\r${" ".repeat(LINE)}\r`);
  }
}
