import { systemScope } from "@/server/access/authorize";
import type { RequestInfo, SystemPurpose, SystemScope } from "@/server/access/scope";
import { newId } from "@/server/ids";

/** A request as the doors make one, from a fixed address of the documentation range. */
export function requestInfo(fields: Partial<RequestInfo> = {}): RequestInfo {
  return { id: newId("req"), address: "192.0.2.10", agent: "tests", ...fields };
}

/** A scope of the system, for what nobody signed in asks for. */
export function systemRequest(purpose: SystemPurpose = "task"): SystemScope {
  return systemScope(purpose, requestInfo());
}
