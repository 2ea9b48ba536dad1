import { parseArgs } from "node:util";
import { UsageError, type Command, type OptionValues } from "./command";

/** Before or after the command; they go for all of them. */
const GLOBAL_OPTIONS = {
  json: { type: "boolean" },
  workspace: { type: "string" },
  project: { type: "string" },
  profile: { type: "string" },
  host: { type: "string" },
  help: { type: "boolean" },
} as const;

const GLOBALS = Object.keys(GLOBAL_OPTIONS).map((name) => `--${name}`);
const WITH_VALUE = Object.entries(GLOBAL_OPTIONS)
  .filter(([, { type }]) => type === "string")
  .map(([name]) => `--${name}`);

/** The words of a command line that are no global options, up to two: the command's name. */
function wordsOf(values: readonly string[]): { word: string; index: number }[] {
  const words: { word: string; index: number }[] = [];
  for (let index = 0; index < values.length && words.length < 2; index += 1) {
    const value = values[index] ?? "";
    if (WITH_VALUE.includes(value)) index += 1;
    else if (!value.startsWith("-")) words.push({ word: value, index });
    // What follows an option of the command may be its value.
    else if (!GLOBALS.includes(value.split("=", 1)[0] ?? "")) break;
  }
  return words;
}

interface Found {
  command: Command;
  /** The command line without the command's name. */
  rest: string[];
}

/** The command that a command line means; null where there is none of this name. */
export function findCommand(values: readonly string[], commands: readonly Command[]): Found | null {
  const words = wordsOf(values);
  for (const length of [2, 1]) {
    const used = words.slice(0, length);
    const name = used.map(({ word }) => word).join(" ");
    const command = used.length === length ? commands.find((one) => one.name === name) : undefined;
    if (command === undefined) continue;
    const taken = new Set(used.map(({ index }) => index));
    return { command, rest: values.filter((_value, index) => !taken.has(index)) };
  }
  return null;
}

function isParseError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** What is typed in the wrong place may be a secret, so that no message repeats a value. */
function usageErrorOf(error: Error & { code: string }): UsageError {
  const option = /'?(--?[A-Za-z][\w-]*)/.exec(error.message)?.[1] ?? "This option";
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return new UsageError(`There is no option ${option} here.`);
  return new UsageError(`${option} is not used in this way.`);
}

function parsed(command: Command, rest: readonly string[]) {
  try {
    const options = { ...GLOBAL_OPTIONS, ...command.options };
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (isParseError(error)) throw usageErrorOf(error);
    throw error;
  }
}

/** Names and options of a command. @throws UsageError */
export function readArguments(command: Command, rest: readonly string[]): { names: string[]; options: OptionValues } {
  const { positionals, values } = parsed(command, rest);
  const [least, most] = command.names ?? [0, 0];
  if (values.help === true) return { names: positionals, options: values };
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`Usage: tenantry ${`${command.name} ${command.usage}`.trim()}`);
  }
  if (positionals.includes("")) throw new UsageError("A name must not be empty.");
  return { names: positionals, options: values };
}
