import { CommandError, textOption, type Command, type Run } from "../command";
import { readEnvironment } from "../env";
import { printJson, say, writer } from "../output";
import { Tenantry, type Output } from "../sdk/client";
import { readCredential, readProfile, writeCredential, writeProfile, type Profile } from "../settings/files";
import { hostOf } from "../settings/settings";

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

/** From the environment, else asked for; where nobody can be asked, the first two lines of the input. */
async function askKeys(run: Run): Promise<{ accessKey: string; secretKey: string }> {
  const { accessKey, secretKey } = readEnvironment();
  if (accessKey !== undefined && secretKey !== undefined) return { accessKey, secretKey };
  // Questions that nobody reads would only stand in the way of the output.
  const write = run.terminal.interactive ? writer(run) : () => undefined;
  const access = (await run.terminal.ask("Access key: ", write))?.trim();
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
  const keys = await askKeys(run);
  const { directory, profile } = run.settings;
  const who = await new Tenantry({ host, ...keys, configDir: directory, profile, agent: "tenantry-cli" }).call(
    "accounts.whoami",
  );
  writeProfile(directory, profile, profileFor(run, host, who));
  writeCredential(directory, profile, { host, ...keys });
  if (run.json) printJson(run, who);
  const { name, email } = who.actor;
  say(run, `Signed in to ${host} as ${name}${email === null ? "" : ` (${email})`}.`);
  if (who.workspace === null) say(run, "Choose a workspace: tenantry workspace set WORKSPACE");
  return 0;
}

export const loginCommand: Command = {
  name: "login",
  usage: "",
  summary: "Sign in with an access key and its secret key: asked for, piped in as two lines, or from the environment",
  run: logIn,
};

export const logoutCommand: Command = {
  name: "logout",
  usage: "",
  summary: "Forget the credential; it stays valid until it is revoked",
  run: (run) => {
    const { directory, profile } = run.settings;
    const stored = readCredential(directory, profile);
    if (stored !== null) writeCredential(directory, profile, null);
    if (run.json) printJson(run, { signedOut: stored !== null });
    say(run, stored === null ? "Nobody was signed in." : `Signed out of ${stored.host}.`);
    return Promise.resolve(0);
  },
};
