import type { Outgoing } from "./transport";

const PREFIX = "/api/v1";

type Fields = Readonly<Record<string, unknown>>;

/** Which places the address of a route names. */
export function placesOf(route: string): { workspace: boolean; project: boolean } {
  return { workspace: route.includes("{workspace}"), project: route.includes("{project}") };
}

/** One part of a path. Dots alone would lead to another address. */
function segment(name: string, value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (text === "" || text === "." || text === "..") throw new TypeError(`${name} must be named.`);
  return encodeURIComponent(text);
}

function queryOf(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    query.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** A call as it goes out: fields that the path does not name stand in the query, or for writes in the body. */
export function outgoingOf(
  route: string,
  input: Fields,
  { host, ...caller }: { host: string; authorization: string | null; agent: string },
): Outgoing {
  const [method = "GET", template = ""] = route.split(" ");
  const named = new Set<string>();
  const path = template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    named.add(name);
    return segment(name, input[name]);
  });
  const rest = Object.fromEntries(
    Object.entries(input).filter(([name, value]) => !named.has(name) && value !== undefined),
  );
  const address = `${host}${PREFIX}${path}`;
  if (method === "GET" || method === "DELETE") return { method, url: address + queryOf(rest), body: null, ...caller };
  const body = Object.keys(rest).length === 0 ? null : JSON.stringify(rest);
  return { method, url: address, body, ...caller };
}
