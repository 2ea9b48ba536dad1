import type { Command } from "./command";
import { OPERATOR_COMMANDS } from "./commands/operator";

const NAME_WIDTH = 20;

const line = (name: string, summary: string) => `  ${name.padEnd(NAME_WIDTH)} ${summary}`;

/** All commands, their options and where settings come from. */
export function help(commands: readonly Command[]): string {
  return `Usage: tenantry COMMAND [OPTIONS]

Commands (tenantry COMMAND --help shows its arguments):
${commands.map(({ name, summary }) => line(name, summary)).join("\n")}

On the host, in the installation's directory (no mail, no network needed):
${OPERATOR_COMMANDS.map(({ name, usage, summary }) => line(name, `${summary}\n${" ".repeat(NAME_WIDTH + 3)}${name} ${usage}`.trimEnd())).join("\n")}

Options of all commands but those of the host:
${line("--json", "Print what the API answers, for programs")}
${line("--workspace SLUG", "Another workspace than the active one")}
${line("--project ID", "Another project than the active one")}
${line("--profile NAME", "Another profile than `default`")}
${line("--host URL", "Another host than the profile's")}

Each setting comes from its option, else from the environment (TENANTRY_HOST, TENANTRY_ACCESS_KEY, TENANTRY_SECRET_KEY,
TENANTRY_WORKSPACE, TENANTRY_PROJECT), else from the profile in TENANTRY_CONFIG_DIR (~/.tenantry).
Ends with 0 when done, 1 when refused or failed, 2 when the command line is wrong.
`;
}

export function helpOf({ name, usage, summary }: Command): string {
  return `Usage: tenantry ${`${name} ${usage}`.trim()}\n\n${summary}.\n\nAnd of all commands: --json --workspace --project --profile --host\n`;
}
