import "server-only";
import { AppError } from "../errors";
import { locateKey } from "./formats/locate";
import { readConfiguration } from "./formats/read";
import { FormatProblem, isObject, type ConfigObject, type ConfigValue } from "./formats/values";
import { FORBIDDEN_KEYS, VAULT_BYTES, type VaultFormat } from "./schema";

/** What a list tells of a content without a value of it. */
export interface Summary {
  keyCount: number;
  topKeys: string[];
}

export interface Content {
  format: VaultFormat;
  content: string;
}

const TOP_KEYS = 10;
const TOP_KEY_LENGTH = 64;

function countValues(value: ConfigValue): number {
  if (!isObject(value)) return 1;
  let count = 0;
  for (const key of Object.keys(value)) count += countValues(value[key] ?? null);
  return count;
}

/** PostgreSQL's texts hold no NUL and no half of a pair; a key may be any text. */
function shown(key: string): string {
  return key.slice(0, TOP_KEY_LENGTH).replace(/[\p{Cc}\p{Cs}]/gu, "\ufffd");
}

function read({ format, content }: Content): ConfigObject {
  try {
    return readConfiguration(format, content);
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    const { line, column, message } = error;
    throw new AppError("INVALID", "vault_invalid", "content", { line, column, detail: `${message}.` });
  }
}

/** Each as keys inside of each other, and as one key with dots, which is the same to who reads HOCON. */
function refuseForbidden(given: Content, value: ConfigObject): void {
  for (const key of FORBIDDEN_KEYS) {
    const path = key.split(".");
    const [outer = "", inner = ""] = path;
    const around = value[outer];
    const nested = isObject(around) && inner in around;
    if (!nested && !(key in value)) continue;
    const place = locateKey(given.format, given.content, nested ? path : [key]);
    const detail = `“${key}” belongs to one machine or agent, so no vault sets it.`;
    throw new AppError("INVALID", "vault_forbidden_key", "content", { ...place, detail });
  }
}

/**
 * Reads a content as it is about to be saved.
 * @throws INVALID body_too_large, vault_invalid, vault_forbidden_key (content), with line and column
 */
export function summaryOf(given: Content): Summary {
  if (Buffer.byteLength(given.content) > VAULT_BYTES) throw new AppError("INVALID", "body_too_large", "content");
  const value = read(given);
  refuseForbidden(given, value);
  return { keyCount: countValues(value), topKeys: Object.keys(value).slice(0, TOP_KEYS).map(shown) };
}

/** What a version's content is sealed for. */
export function versionSealOwner(vaultId: string, number: number) {
  return `vault-version:${vaultId}:${number}` as const;
}
