import { Document, isScalar, visit } from "yaml";
import type { VaultFormat } from "../schema";
import { isObject, type ConfigObject, type ConfigValue } from "./values";

/** A key that HOCON reads as one word without quotes. */
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Writes a configuration so that reading it in the same format gives it back. */
export function writeConfiguration(format: VaultFormat, value: ConfigObject): string {
  if (format === "json") return `${JSON.stringify(value, null, 2)}\n`;
  if (format === "yaml") return writeYaml(value);
  return members(value, 0);
}

/** A key `<<` is one like others only where it stands in quotes. */
function writeYaml(value: ConfigObject): string {
  const document = new Document(value, { version: "1.2", aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "<<") key.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}

function members(value: ConfigObject, depth: number): string {
  return Object.entries(value)
    .map(
      ([key, inner]) => `${"  ".repeat(depth)}${keyOf(key)}${isObject(inner) ? " " : " = "}${written(inner, depth)}\n`,
    )
    .join("");
}

/** `include` would be an instruction where text followed it. */
function keyOf(key: string): string {
  return PLAIN_KEY.test(key) && key !== "include" ? key : JSON.stringify(key);
}

function written(value: ConfigValue, depth: number): string {
  const end = "  ".repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${end}  ${written(item, depth + 1)}\n`).join("")}${end}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  return Object.keys(value).length === 0 ? "{}" : `{\n${members(value, depth + 1)}${end}}`;
}
