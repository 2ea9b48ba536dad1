import type { VaultFormat } from "../schema";
import { parseHocon } from "./hocon-parse";
import { refuseExcess } from "./excess";
import { resolveHocon } from "./hocon-resolve";
import { readJson } from "./json";
import { FormatProblem, type ConfigObject } from "./values";
import { readYaml } from "./yaml";

/**
 * Reads a configuration. A byte order mark is no part of it.
 * @throws FormatProblem with line and column
 */
export function readConfiguration(format: VaultFormat, text: string): ConfigObject {
  try {
    const value = READERS[format](text.replace(/^\ufeff/, ""));
    refuseExcess(value);
    return value;
  } catch (error) {
    // The stack is used up: each reader counts how deep it goes, and this is for ways that none of them thought of.
    if (error instanceof RangeError) throw new FormatProblem(1, 1, "This refers to itself too often to be read");
    throw error;
  }
}

const READERS: Readonly<Record<VaultFormat, (text: string) => ConfigObject>> = {
  json: readJson,
  yaml: readYaml,
  hocon: (text) => resolveHocon(text, parseHocon(text)),
};
