import { CommandError, isSet, textOption, type Command, type Run } from "../command";
import { readEnvironment } from "../env";
import { printJson, say, writer } from "../output";
import { Tenantry, type Output } from "../sdk/client";
import { TenantryError } from "../sdk/errors";
import { postForm } from "../sdk/oauth";
import {
  readCredential,
  readProfile,
  writeCredential,
  writeProfile,
  type DeviceTokens,
  type Keys,
  type Profile,
} from "../settings/files";
import { hostOf } from "../settings/settings";
import { deviceTokens } from "./device-login";

const AGENT = "tenantry-cli";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The host that was named, or the profile's; else somebody is asked. */
async function askHost(run: Run): Promise<string> {
  const { settings, terminal } = run;
  const named =
    textOption(run, "host") ?? readEnvironment().host ?? readProfile(settings.directory, settings.profile).host;
  if (named !== undefined || !terminal.interactive) return settings.host;
  const answer = await terminal.ask(`Host [${settings.host}]: `, writer(run));
  return answer === null || answer.trim() === "" ? settings.host : hostOf(answer.trim());
}

/**
 * From the environment, else asked for; where nobody can be asked, the first two lines of the input. Null where somebody
 * has no keys at hand, and lets this device in by a browser instead.
 */
async function askKeys(run: Run): Promise<Keys | null> {
  const { accessKey, secretKey } = readEnvironment();
  if (accessKey !== undefined && secretKey !== undefined) return { accessKey, secretKey };
  const { interactive } = run.terminal;
  // Questions that nobody reads would only stand in the way of the output.
  const write = interactive ? writer(run) : () => undefined;
  const access = (await run.terminal.ask("Access key (Enter: sign in by a browser instead): ", write))?.trim();
  if (interactive && access === "") return null;
  const secret = (await run.terminal.askSecret("Secret key: ", write))?.trim();
  if (access === undefined || secret === undefined || access === "" || secret === "") {
    throw new CommandError("An access key and its secret key are needed: in two lines, or in the environment.");
  }
  return { accessKey: access, secretKey: secret };
}

function warnOpenly(host: string, run: Run): void {
  const { protocol, hostname } = new URL(host);
  if (protocol !== "http:" || LOOPBACK.includes(hostname)) return;
  run.terminal.err(`Warning: ${host} is not encrypted. Everybody on the way can read the secret key.\n`);
}

/** What the profile keeps: places of this host that the credential still reaches. */
function profileFor(run: Run, host: string, who: Output<"accounts.whoami">): Profile {
  const { directory, profile } = run.settings;
  const former = readProfile(directory, profile);
  const place = who.workspace ?? (former.host === host ? former.workspace : undefined);
  if (place === undefined) return { host };
  const same = former.host === host && former.workspace?.id === place.id;
  return { host, workspace: place, ...(same && former.project !== undefined ? { project: former.project } : {}) };
}

async function logIn(run: Run): Promise<0> {
  const host = await askHost(run);
  warnOpenly(host, run);
  const keys = isSet(run, "device") ? null : await askKeys(run);
  const credential = keys ?? (await deviceTokens(run, host, AGENT));
  const { directory, profile } = run.settings;
  const who = await whoIs(run, host, credential);
  writeProfile(directory, profile, profileFor(run, host, who));
  if (run.json) printJson(run, who);
  const { type, name, email } = who.actor;
  say(run, `Signed in to ${host} as ${name} (${type === "user" ? (email ?? "") : "service account"}).`);
  if (who.workspace === null && readProfile(directory, profile).workspace === undefined) {
    say(run, "Choose a workspace: tenantry workspace set WORKSPACE");
  }
  return 0;
}

/** Keys are kept once they are known to be good; tokens at once, since nobody can type them again. */
async function whoIs(run: Run, host: string, credential: Keys | DeviceTokens) {
  const { directory, profile } = run.settings;
  const given = { host, configDir: directory, profile, agent: AGENT };
  if ("refreshToken" in credential) {
    writeCredential(directory, profile, { host, ...credential });
    return new Tenantry({ ...given, accessToken: credential.accessToken }).call("accounts.whoami");
  }
  const who = await new Tenantry({ ...given, ...credential }).call("accounts.whoami");
  writeCredential(directory, profile, { host, ...credential });
  return who;
}

export const loginCommand: Command = {
  name: "login",
  usage: "[--device]",
  summary:
    "Sign in with an access key and its secret key (asked for, piped in as two lines, or from the environment), or by a browser",
  options: { device: { type: "boolean" } },
  run: logIn,
};

/** Whether the host has ended the sign-in; one that cannot be asked has not. */
async function revoke({ host, refreshToken }: { host: string; refreshToken: string }): Promise<boolean> {
  try {
    return (await postForm(host, "/oauth/revoke", { token: refreshToken }, AGENT)).ok;
  } catch (error) {
    if (error instanceof TenantryError) return false;
    throw error;
  }
}

export const logoutCommand: Command = {
  name: "logout",
  usage: "",
  summary: "End the sign-in of this device; keys are forgotten, and stay valid until they are revoked",
  run: async (run) => {
    const { directory, profile } = run.settings;
    const stored = readCredential(directory, profile);
    if (stored !== null) writeCredential(directory, profile, null);
    const revoked = stored !== null && "refreshToken" in stored ? await revoke(stored) : null;
    if (run.json) printJson(run, { signedOut: stored !== null, revoked });
    say(run, stored === null ? "Nobody was signed in." : `Signed out of ${stored.host}.`);
    if (revoked !== false) return 0;
    run.terminal.err(
      `${stored?.host ?? ""} cannot be reached. End the sign-in there, under Security of your account.\n`,
    );
    return 1;
  },
};
