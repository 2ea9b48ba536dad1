import type { Tenantry } from "./sdk/client";
import type { Settings } from "./settings/settings";
import type { Terminal } from "./terminal";

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The command line itself is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** It could not be done; the message is for whoever typed the command. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** What a command gets: its arguments, who calls, and where it writes. */
export interface Run {
  names: readonly string[];
  options: OptionValues;
  json: boolean;
  terminal: Terminal;
  settings: Settings;
  client: Tenantry;
}

export interface Command {
  /** `project register`: one word or two. */
  name: string;
  /** Its arguments and options, as the help shows them. */
  usage: string;
  summary: string;
  options?: Readonly<Record<string, { type: "string" | "boolean"; multiple?: boolean }>>;
  /** How many names it takes, at least and at most. */
  names?: readonly [number, number];
  run: (run: Run) => Promise<ExitCode>;
}

export function textOption({ options }: Pick<Run, "options">, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

export function textOptions({ options }: Pick<Run, "options">, name: string): string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

export function isSet({ options }: Pick<Run, "options">, name: string): boolean {
  return options[name] === true;
}

/** A whole number from an option. */
export function numberOption(run: Pick<Run, "options">, name: string): number | undefined {
  const text = textOption(run, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${name} takes a number.`);
  return Number(text);
}

/** A word of a closed list. */
export function wordOf<Word extends string>(words: readonly Word[], text: string | undefined, what: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new UsageError(`${what} is one of: ${words.join(", ")}.`);
  return found;
}
