import type { VaultFormat } from "../schema";
import { parseHocon } from "./hocon-parse";
import { resolveHocon } from "./hocon-resolve";
import { readJson } from "./json";
import type { ConfigObject } from "./values";
import { readYaml } from "./yaml";

/**
 * Reads a configuration. A byte order mark is no part of it.
 * @throws FormatProblem with line and column
 */
export function readConfiguration(format: VaultFormat, text: string): ConfigObject {
  const body = text.replace(/^\ufeff/, "");
  if (format === "json") return readJson(body);
  return format === "yaml" ? readYaml(body) : resolveHocon(body, parseHocon(body));
}
