import { OPERATOR_COMMANDS, runOperatorCommand } from "./commands/operator";

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

const HELP = `Usage: tenantry COMMAND

On the host, in the installation's directory (no mail, no network needed):
${OPERATOR_COMMANDS.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trim().padEnd(28)} ${summary}`).join("\n")}
`;

/** Runs one command line and returns its exit code. */
export async function main(values: readonly string[]): Promise<number> {
  const [name, ...rest] = values;
  if (name === "--help" || name === "help" || (rest.includes("--help") && name !== undefined)) {
    process.stdout.write(HELP);
    return 0;
  }
  const operator = OPERATOR_COMMANDS.find((command) => command.name === name);
  if (operator !== undefined) return runOperatorCommand(operator.name, rest);
  process.stderr.write(name === undefined ? HELP : `There is no command "${name}".\n\n${HELP}`);
  return 2;
}
