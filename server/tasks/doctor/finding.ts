import "server-only";
import type { SystemScope } from "../../access/scope";

export interface Finding {
  grade: "ok" | "note" | "fault";
  text: string;
}

/** Null where there is nothing to look at. */
export type Check = (scope: SystemScope) => Promise<Finding | null> | Finding | null;

export const ok = (text: string): Finding => ({ grade: "ok", text });
export const note = (text: string): Finding => ({ grade: "note", text });
export const fault = (text: string): Finding => ({ grade: "fault", text });
