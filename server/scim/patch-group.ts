import { isRecord, textOf } from "./documents";
import { badPath, badSyntax, badValue, ScimError } from "./errors";
import type { Operation } from "./patch";
import { unquoted, withoutCore } from "./paths";

export interface MemberStep {
  kind: "add" | "remove" | "replace";
  ids: readonly string[];
}

/** What a call changes of a group; members as steps, since nobody reads a large group for one change. */
export interface GroupChange {
  displayName?: string;
  /** Null takes it away. */
  externalId?: string | null;
  steps: MemberStep[];
}

const MOST_MEMBERS = 10_000;
const ONE = /^members\[\s*value\s+eq\s+"((?:[^"\\]|\\.)*)"\s*\]$/i;

/** The ids in a list of members; a nested group is none. @throws ScimError 400 */
export function memberIds(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > MOST_MEMBERS) throw new ScimError(413, `At most ${MOST_MEMBERS} members at once`);
  return list.map((one) => {
    if (typeof one === "string") return one;
    if (!isRecord(one)) throw badValue("A member must have a “value”");
    if (typeof one.type === "string" && one.type.toLowerCase() === "group") {
      throw badValue("Groups in groups are not kept");
    }
    return textOf(one.value, "members.value");
  });
}

export function groupName(value: unknown): string {
  const name = textOf(value, "displayName").trim();
  if (name === "") throw badValue("“displayName” is missing");
  return name;
}

function membersStep({ op, value }: Operation): MemberStep {
  if (op === "remove" && (value === undefined || value === null)) return { kind: "replace", ids: [] };
  return { kind: op, ids: memberIds(value) };
}

function changeAt(change: GroupChange, path: string, operation: Operation): void {
  const { op, value } = operation;
  const name = withoutCore(path).trim();
  const lower = name.toLowerCase();
  const [, id] = ONE.exec(name) ?? [];
  if (id !== undefined) {
    if (op !== "remove") throw badPath(path);
    change.steps.push({ kind: "remove", ids: [unquoted(id)] });
  } else if (lower === "members") change.steps.push(membersStep(operation));
  else if (lower === "displayname") {
    if (op === "remove") throw new ScimError(400, "“displayName” cannot be removed", "mutability");
    change.displayName = groupName(value);
  } else if (lower === "externalid") {
    change.externalId = op === "remove" || value === null ? null : textOf(value, "externalId");
  } else throw badPath(path);
}

/** @throws ScimError 400 */
export function groupChange(operations: readonly Operation[], id: string): GroupChange {
  const change: GroupChange = { steps: [] };
  for (const operation of operations) {
    if (operation.path !== null) {
      changeAt(change, operation.path, operation);
      continue;
    }
    if (!isRecord(operation.value)) throw badSyntax("Without “path”, “value” must name attributes");
    for (const [key, value] of Object.entries(operation.value)) {
      // Okta repeats the id, which is no change as long as it is the same.
      if (key.toLowerCase() === "id" && value === id) continue;
      if (key.toLowerCase() === "schemas") continue;
      changeAt(change, key, { ...operation, value });
    }
  }
  return change;
}
