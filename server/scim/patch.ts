import { ENTERPRISE_SCHEMA, isOurs, USER_ATTRIBUTES, type Attribute } from "./attributes";
import { entriesOf, entryOf, isRecord, textOf, userDocument, valueOf, type Document, type Entry } from "./documents";
import { badPath, badSyntax, badValue, ScimError } from "./errors";
import { parsePath, type Condition, type Path } from "./paths";

export interface Operation {
  op: "add" | "replace" | "remove";
  path: string | null;
  value: unknown;
}

const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const MOST_OPERATIONS = 1_000;

/** Reads a PATCH (RFC 7644, section 3.5.2); `op` without case, since Entra writes `Replace`. @throws ScimError 400 */
export function operationsOf(body: Readonly<Record<string, unknown>>): Operation[] {
  const { schemas } = body;
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_SCHEMA)) {
    throw badSyntax(`“schemas” must name ${PATCH_SCHEMA}`);
  }
  const list = body.Operations ?? body.operations;
  if (!Array.isArray(list) || list.length === 0) throw badSyntax("“Operations” is missing");
  if (list.length > MOST_OPERATIONS) throw new ScimError(413, `At most ${MOST_OPERATIONS} operations at once`);
  return list.map((given: unknown) => {
    if (!isRecord(given)) throw badSyntax("An operation must have named parts");
    const op = typeof given.op === "string" ? given.op.toLowerCase() : "";
    if (op !== "add" && op !== "replace" && op !== "remove") throw badSyntax("“op” must be add, replace or remove");
    const { path = null, value } = given;
    if (path !== null && typeof path !== "string") throw badSyntax("“path” must be a text");
    if (op !== "remove" && value === undefined) throw badSyntax("“value” is missing");
    if (op === "remove" && (path === null || path === "")) {
      throw new ScimError(400, "What is to be removed is not said", "noTarget");
    }
    return { op, path: path === "" ? null : path, value };
  });
}

function fits(entry: Entry, conditions: readonly Condition[]): boolean {
  return conditions.every(({ sub, value }) => {
    const own = entry[sub] ?? (sub === "primary" ? false : "");
    return typeof own === "string" && typeof value === "string"
      ? own.toLowerCase() === value.toLowerCase()
      : own === value;
  });
}

function listIn(container: Record<string, unknown>, name: string): Entry[] {
  const value = container[name];
  return Array.isArray(value) ? value.map((entry: Entry) => ({ ...entry })) : [];
}

/** One value of several is the primary one: the last that was said to be. */
function onePrimary(entries: readonly Entry[], chosen: Entry): Entry[] {
  if (chosen.primary !== true) return [...entries];
  return entries.map((entry) => (entry === chosen || entry.primary !== true ? entry : { ...entry, primary: false }));
}

function changeEntries(list: Entry[], { attribute, conditions, sub }: Path, operation: Operation): Entry[] {
  const { op, value } = operation;
  if (conditions === null) throw badPath(attribute.name);
  const found = list.filter((entry) => fits(entry, conditions));
  if (op === "remove") {
    if (sub === null || sub === "value") return list.filter((entry) => !found.includes(entry));
    return list.map((entry) => (found.includes(entry) ? without(entry, sub) : entry));
  }
  const given = sub === null ? entryOf(attribute, value) : entryOf(attribute, { [sub]: value });
  if (found.length > 0) return list.map((entry) => (found.includes(entry) ? { ...entry, ...given } : entry));
  // Entra replaces the value of work's address where there is none yet, and means that it is to be there.
  const made: Entry = { ...Object.fromEntries(conditions.map((one) => [one.sub, one.value])), ...given };
  return [...list, made];
}

function without(entry: Entry, sub: string): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== sub));
}

function removed(list: Entry[], attribute: Attribute, value: unknown): Entry[] {
  if (value === undefined || value === null) return [];
  const gone = new Set(entriesOf(attribute, value).map((entry) => entry.value));
  return list.filter((entry) => !gone.has(entry.value));
}

function changeMulti(container: Record<string, unknown>, path: Path, operation: Operation): void {
  const { attribute, conditions, sub } = path;
  const list = listIn(container, attribute.name);
  if (conditions !== null) container[attribute.name] = changeEntries(list, path, operation);
  else if (sub !== null) throw badPath(`${attribute.name}.${sub}`);
  else if (operation.op === "remove") container[attribute.name] = removed(list, attribute, operation.value);
  else {
    const given = entriesOf(attribute, operation.value);
    const kept =
      operation.op === "replace" ? [] : list.filter((one) => !given.some(({ value }) => value === one.value));
    const [primary = {}] = given.filter((one) => one.primary === true);
    container[attribute.name] = onePrimary([...kept, ...given], primary);
  }
}

function changeComplex(container: Record<string, unknown>, { attribute, sub }: Path, { op, value }: Operation): void {
  const { name } = attribute;
  const current = isRecord(container[name]) ? container[name] : {};
  if (op === "remove" && sub === null) container[name] = null;
  else if (op === "remove" && sub !== null) {
    container[name] = Object.fromEntries(Object.entries(current).filter(([key]) => key !== sub));
  } else if (sub !== null) container[name] = { ...current, [sub]: textOf(value, `${name}.${sub}`) };
  else container[name] = op === "replace" ? entryOf(attribute, value) : { ...current, ...entryOf(attribute, value) };
}

function changeSingle(container: Record<string, unknown>, { attribute }: Path, { op, value }: Operation): void {
  const gone = op === "remove" || value === null;
  if (gone && (attribute.name === "userName" || attribute.name === "active")) {
    throw new ScimError(400, `“${attribute.name}” cannot be removed`, "mutability");
  }
  if (gone) container[attribute.name] = null;
  else container[attribute.name] = valueOf(attribute, value);
}

function changeOne(document: Record<string, unknown>, path: Path | null, operation: Operation): void {
  if (path === null) {
    if (operation.op === "remove") document[ENTERPRISE_SCHEMA] = null;
    else spread(document, operation, (key) => `${ENTERPRISE_SCHEMA}:${key}`);
    return;
  }
  let container = document;
  if (path.enterprise) {
    const own = document[ENTERPRISE_SCHEMA];
    container = isRecord(own) ? { ...own } : {};
    document[ENTERPRISE_SCHEMA] = container;
  }
  const { kind } = path.attribute;
  if (kind === "multi") changeMulti(container, path, operation);
  else if (kind === "complex") changeComplex(container, path, operation);
  else changeSingle(container, path, operation);
}

/** Without a path the value names several attributes, dotted and in full too (Okta, and Entra's newer form). */
function spread(document: Record<string, unknown>, { op, value }: Operation, pathOf: (key: string) => string): void {
  if (!isRecord(value)) throw badValue("Without “path”, “value” must name attributes");
  for (const [key, one] of Object.entries(value)) {
    const path = pathOf(key);
    if (isOurs(path)) continue;
    const operation: Operation = one === null ? { op: "remove", path, value: undefined } : { op, path, value: one };
    changeOne(document, parsePath(USER_ATTRIBUTES, path), operation);
  }
}

/** The person after the operations, in their order; all of them or none. @throws ScimError 400 */
export function patchedUser(before: Document, operations: readonly Operation[]): Document {
  const document: Record<string, unknown> = { ...before };
  for (const operation of operations) {
    const { path } = operation;
    if (path === null) spread(document, operation, (key) => key);
    else if (isOurs(path)) throw new ScimError(400, `“${path}” is read-only`, "mutability");
    else changeOne(document, parsePath(USER_ATTRIBUTES, path), operation);
  }
  return userDocument(document);
}
