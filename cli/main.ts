import { findCommand, readArguments } from "./arguments";
import type { Command, ExitCode, Run } from "./command";
import { accessCommands } from "./commands/access";
import { configCommand } from "./commands/config";
import { configureCommand } from "./commands/configure";
import { credentialCommands } from "./commands/credential";
import { loginCommand, logoutCommand } from "./commands/login";
import { memberCommands } from "./commands/member";
import { OPERATOR_COMMANDS, runOperatorCommand } from "./commands/operator";
import { projectCommands } from "./commands/project";
import { resourceCommands } from "./commands/resource";
import { usageCommands } from "./commands/usage";
import { whoamiCommand } from "./commands/whoami";
import { workspaceCommands } from "./commands/workspace";
import { readEnvironment } from "./env";
import { report } from "./failure";
import { help, helpOf } from "./help";
import { outOfReach } from "./out-of-reach";
import { Tenantry } from "./sdk/client";
import { TenantryError } from "./sdk/errors";
import { readSettings } from "./settings/settings";
import { shellTerminal, type Terminal } from "./terminal";

const COMMANDS: readonly Command[] = [
  loginCommand,
  logoutCommand,
  whoamiCommand,
  configureCommand,
  configCommand,
  ...workspaceCommands,
  ...projectCommands,
  ...memberCommands,
  ...credentialCommands,
  ...accessCommands,
  ...resourceCommands,
  ...usageCommands,
];

/** Runs one command line and returns its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function main(
  values: readonly string[],
  terminal: Terminal = shellTerminal(readEnvironment().plain),
): Promise<number> {
  const [first, ...rest] = values;
  const operator = OPERATOR_COMMANDS.find(({ name }) => name === first);
  if (operator !== undefined && !rest.includes("--help")) return runOperatorCommand(operator.name, rest);
  const found = findCommand(values, COMMANDS);
  if (found !== null) return runCommand(found.command, found.rest, terminal);
  if (values.includes("--help") || first === "help") {
    terminal.out(help(COMMANDS));
    return 0;
  }
  terminal.err(
    first === undefined ? help(COMMANDS) : "There is no such command. `tenantry --help` lists all of them.\n",
  );
  return 2;
}

async function runWith(command: Command, run: Run): Promise<ExitCode> {
  try {
    return await command.run(run);
  } catch (error) {
    const isAbsent = !run.json && error instanceof TenantryError && error.code === "NOT_FOUND";
    throw (isAbsent ? await outOfReach(run) : null) ?? error;
  }
}

async function runCommand(command: Command, rest: readonly string[], terminal: Terminal): Promise<number> {
  let [host, json] = ["The host", rest.includes("--json")];
  try {
    const { names, options } = readArguments(command, rest);
    if (options.help === true) {
      terminal.out(helpOf(command));
      return 0;
    }
    json = options.json === true;
    const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
    const given = {
      host: text("host"),
      workspace: text("workspace"),
      project: text("project"),
      profile: text("profile"),
    };
    const settings = readSettings(given);
    host = settings.host;
    const client = new Tenantry({ ...given, agent: "tenantry-cli" });
    return await runWith(command, { names, options, json, terminal, settings, client });
  } catch (error) {
    return report(error, terminal, host, json);
  } finally {
    terminal.close();
  }
}
