import "server-only";
import { hostname } from "node:os";
import { env } from "../env";
import { sealKeysMark } from "../secrets/keys";
import { VERSION } from "../version";

/** How the names of servers on the database begin, as against those of tasks. */
export const NODE_NAMES = "tenantry/";

interface Node {
  version: string;
  /** Tells whether two nodes have the same seal keys. */
  keys: string;
  address: string;
}

/** What this server calls itself on the database: doctor reads there which nodes run. */
export function nodeName(): string {
  return `${NODE_NAMES}${VERSION} ${sealKeysMark()} ${hostname()}:${env().PORT}`;
}

export function readNodeName(name: string): Node {
  const [version = "", keys = "", address = ""] = name.slice(NODE_NAMES.length).split(" ");
  return { version, keys, address };
}
