import "server-only";
import type { ReadDatabase } from "../db/tenant";
import { emailKey, nameKey } from "../text";
import { badValue, ScimError } from "./errors";
import { parseFilter, plainName, textCondition, unknownAttribute, type Term } from "./filter";
import { groupResource, membersOf } from "./groups";
import { USER_COLUMNS, userResource } from "./people";

const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/** As many as one page holds; ServiceProviderConfig says so. */
export const MOST_RESULTS = 200;

type Query = URLSearchParams;

function numberIn(query: Query, name: string, absent: number): number {
  const text = query.get(name);
  if (text === null || text === "") return absent;
  if (!/^-?\d{1,9}$/.test(text)) throw badValue(`“${name}” must be a number`);
  return Number(text);
}

/** From 1, as SCIM counts; a number out of range stands for the nearest (RFC 7644, section 3.4.2.4). */
function windowOf(query: Query): { startIndex: number; take: number } {
  const startIndex = Math.max(1, numberIn(query, "startIndex", 1));
  return { startIndex, take: Math.min(MOST_RESULTS, Math.max(0, numberIn(query, "count", MOST_RESULTS))) };
}

function truth({ operator, value, attribute }: Term): boolean {
  if (operator !== "eq" || !/^(true|false)$/i.test(value)) throw unknownAttribute(attribute);
  return value.toLowerCase() === "true";
}

const asIs = (text: string) => text.replaceAll("\0", "\ufffd");

function userTerm(term: Term) {
  const name = plainName(term.attribute);
  if (name === "username") return { userNameKey: textCondition(term, emailKey) };
  if (name === "externalid") return { externalId: textCondition(term, asIs) };
  if (name === "id") return { id: textCondition(term, asIs) };
  if (name === "emails" || name === "emails.value") return { email: textCondition(term, emailKey) };
  if (name === "active") return { active: truth(term) };
  throw unknownAttribute(term.attribute);
}

function groupTerm(term: Term) {
  const name = plainName(term.attribute);
  if (name === "displayname") return { nameKey: textCondition(term, nameKey) };
  if (name === "externalid") return { externalId: textCondition(term, asIs) };
  if (name === "id") return { id: textCondition(term, asIs) };
  if ((name === "members" || name === "members.value") && term.operator === "eq") {
    return { members: { some: { directoryUserId: asIs(term.value) } } };
  }
  throw unknownAttribute(term.attribute);
}

function filterOf(query: Query) {
  const text = query.get("filter");
  return text === null || text.trim() === "" ? null : parseFilter(text);
}

function answer(total: number, startIndex: number, resources: readonly Record<string, unknown>[]) {
  return { schemas: [LIST], totalResults: total, startIndex, itemsPerPage: resources.length, Resources: resources };
}

const ALWAYS_THERE = ["schemas", "id"];

/** What a caller asked to see, or not to see (RFC 7644, section 3.9). */
export function shown(resource: Record<string, unknown>, query: Query): Record<string, unknown> {
  const namesIn = (key: string) =>
    query
      .get(key)
      ?.split(",")
      .map((name) => name.trim().toLowerCase().split(".")[0] ?? "");
  const wanted = namesIn("attributes");
  const unwanted = namesIn("excludedAttributes");
  if (wanted !== undefined && unwanted !== undefined) {
    throw new ScimError(400, "Either “attributes” or “excludedAttributes”", "invalidValue");
  }
  const kept = Object.entries(resource).filter(([name]) => {
    const lower = name.toLowerCase();
    if (ALWAYS_THERE.includes(lower)) return true;
    return wanted?.includes(lower) ?? !(unwanted?.includes(lower) ?? false);
  });
  return Object.fromEntries(kept);
}

/** False where the caller wants no members, which are then not read. */
export function wantsMembers(query: Query): boolean {
  return "members" in shown({ members: [] }, query);
}

export async function listUsers(db: Pick<ReadDatabase, "directoryUser">, organizationId: string, query: Query) {
  const { startIndex, take } = windowOf(query);
  const filter = filterOf(query);
  const any = filter?.map((terms) => ({ AND: terms.map(userTerm) }));
  const where = { organizationId, ...(any === undefined ? {} : { OR: any }) };
  const total = await db.directoryUser.count({ where });
  const rows =
    take === 0
      ? []
      : await db.directoryUser.findMany({
          where,
          orderBy: { id: "asc" },
          skip: startIndex - 1,
          take,
          select: USER_COLUMNS,
        });
  return answer(
    total,
    startIndex,
    rows.map((row) => shown(userResource(row), query)),
  );
}

export async function listGroups(
  db: Pick<ReadDatabase, "directoryGroup" | "directoryGroupMember">,
  organizationId: string,
  query: Query,
) {
  const { startIndex, take } = windowOf(query);
  const filter = filterOf(query);
  const any = filter?.map((terms) => ({ AND: terms.map(groupTerm) }));
  const where = { organizationId, identityProviderId: null, ...(any === undefined ? {} : { OR: any }) };
  const total = await db.directoryGroup.count({ where });
  const rows =
    take === 0 ? [] : await db.directoryGroup.findMany({ where, orderBy: { id: "asc" }, skip: startIndex - 1, take });
  const ids = rows.map(({ id }) => id);
  const members = wantsMembers(query) ? await membersOf(db, organizationId, ids) : null;
  return answer(
    total,
    startIndex,
    rows.map((row) => shown(groupResource(row, members), query)),
  );
}
