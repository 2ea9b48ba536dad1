import "server-only";

import { openApiText } from "@/server/api/rest/openapi";

import { documentShape, sampleBody, typeText, type Schema } from "./read-schema";

export interface Field {
  name: string;
  type: string;
  meaning: string;
  required: boolean;
}

export interface Operation {
  /** Its place in the page. */
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Null where nobody needs to be signed in. */
  permission: string | null;
  /** No credential does it. */
  session: boolean;
  parameters: Field[];
  body: Field[];
  example: string;
}

interface Group {
  name: string;
  operations: Operation[];
}

type Document = ReturnType<typeof documentShape.parse>;
type Described = Document["paths"][string][string];

function fieldsOf(schema: Schema | undefined): Field[] {
  return Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
    name,
    type: typeText(value),
    meaning: value.description ?? "",
    required: schema?.required?.includes(name) === true,
  }));
}

function bodyOf({ requestBody }: Described, document: Document): Schema | undefined {
  const schema = requestBody?.content["application/json"]?.schema;
  const name = schema?.$ref?.split("/").at(-1);
  return name === undefined ? schema : document.components.schemas[name];
}

type Caller = "anybody" | "credential" | "session";

const SIGNED_IN: Readonly<Record<Caller, string>> = {
  anybody: "",
  credential: ' -u "$TENANTRY_ACCESS_KEY:$TENANTRY_SECRET_KEY"',
  session: ' -b "$SESSION_COOKIE"',
};

function exampleOf(method: string, address: string, body: string | null, caller: Caller): string {
  const verb = method === "GET" ? "" : ` -X ${method}`;
  const lines = [`curl${verb}${SIGNED_IN[caller]}`];
  // A browser says it of itself; a write with a cookie and without it is refused.
  if (caller === "session" && method !== "GET") lines.push(`  -H "origin: ${new URL(address).origin}"`);
  if (body !== null) lines.push(`  -H "content-type: application/json"`, `  -d '${body}'`);
  lines.push(`  ${address.replace(/\{(\w+)\}/g, (_whole, name: string) => name.toUpperCase())}`);
  return lines.join(" \\\n");
}

function operationOf(document: Document, path: string, verb: string, described: Described): Operation {
  const method = verb.toUpperCase();
  const permission = /`([\w.-]+)`/.exec(described.description ?? "")?.[1] ?? null;
  const session = described.description?.includes("In a session of the console alone") === true;
  const caller = permission === null ? "anybody" : session ? "session" : "credential";
  const body = bodyOf(described, document);
  const base = document.servers[0]?.url ?? "";
  return {
    id: `${verb}${path}`.replace(/[^\w]+/g, "-").replace(/-$/, ""),
    method,
    path,
    summary: described.summary ?? "",
    permission,
    session,
    parameters: (described.parameters ?? [])
      .filter(({ name }) => !OF_EVERY_LIST.has(name))
      .map(({ name, in: place, required, description, schema }) => ({
        name,
        type: typeText(schema),
        meaning: description ?? schema?.description ?? "",
        required: required === true || place === "path",
      })),
    body: fieldsOf(body),
    example: exampleOf(method, `${base}${path}`, sampleBody(body), caller),
  };
}

/** Told once on top of the page. */
const OF_EVERY_LIST = new Set(["limit", "cursor", "total"]);

async function read(): Promise<Group[]> {
  const document = documentShape.parse(JSON.parse(await openApiText()));
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [verb, described] of Object.entries(item)) {
      const tag = described.tags?.[0] ?? "Other";
      groups.set(tag, [...(groups.get(tag) ?? []), operationOf(document, path, verb, described)]);
    }
  }
  return [...groups]
    .map(([name, operations]) => ({ name, operations }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

let kept: Promise<Group[]> | undefined;

/** Everything that programs can call, by subject. The document never changes while the process runs. */
export function apiReference(): Promise<Group[]> {
  return (kept ??= read());
}
