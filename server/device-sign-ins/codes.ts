import "server-only";
import { randomInt } from "node:crypto";
import { hashToken } from "../secrets/token";
import { CODE_HALF, CODE_LETTERS } from "./schema";

/** Eight letters that spell no word and are hard to confuse, 34 bits: enough where wrong ones are counted. */
export function newUserCode(): string {
  const half = () =>
    Array.from({ length: CODE_HALF }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join("");
  return `${half()}-${half()}`;
}

/** Of the eight letters alone, so that it is found however it was typed. */
export function hashUserCode(code: string): string {
  return hashToken(code.replace("-", ""));
}
