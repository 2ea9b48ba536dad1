import "server-only";

/**
 * The words that the statements about members share. A membership whose end date has passed is none. The limit of a
 * page stands in the text, not among the values: PostgreSQL then knows that it wants few rows, also in a plan that it
 * keeps, and walks an index instead of sorting everybody.
 */

/** Texts of conditions, and the values that they refer to by their place. */
export class Conditions {
  private readonly texts: string[] = [];

  constructor(readonly values: unknown[]) {}

  /** `text` gets the place of the value: "$4". */
  add(value: unknown, text: (place: string) => string): this {
    this.values.push(value);
    this.texts.push(text(`$${this.values.length}`));
    return this;
  }

  /** A condition without a value of its own. */
  require(text: string): this {
    this.texts.push(text);
    return this;
  }

  get none(): boolean {
    return this.texts.length === 0;
  }

  toString(): string {
    return this.texts.map((text) => ` and ${text}`).join("");
  }
}

export function live(alias: string): string {
  return `(${alias}."expiresAt" is null or ${alias}."expiresAt" > now())`;
}

/**
 * For LIKE: `%` and `_` in the text stand for themselves. PostgreSQL's texts hold no NUL, and refuse a query that does.
 */
export function likePattern(text: string): string {
  return `%${text.replaceAll("\0", "").replace(/[\\%_]/g, "\\$&")}%`;
}

/** Addresses are kept in the form that compares, so only names are compared without case. */
export function matchesPerson(conditions: Conditions, search: string): void {
  conditions.add(likePattern(search), (name) => {
    conditions.values.push(likePattern(search.normalize("NFKC").toLowerCase()));
    return `(u."name" ilike ${name} or u."emailKey" like $${conditions.values.length})`;
  });
}

/**
 * A time as text, "2026-03-04 05:06:07.089" in UTC: a page has hundreds of them, and making dates of them to write them
 * out again costs more than all else that is done with its rows.
 */
export function utc(time: string): string {
  return `(${time} at time zone 'UTC')::text`;
}

export const SUSPENDED = `(om."suspendedAt" is not null or u."suspendedAt" is not null)`;

/** The version of somebody's picture; null where there is none. */
export const PICTURE = `(select up."version" from "user_pictures" up where up."userId" = u."id")`;

/** What every row about a member of an organization says of the person. */
export const PERSON_COLUMNS = `
  om."userId", u."name", u."email", ${PICTURE} as "picture", ${SUSPENDED} as "suspended", om."role" as "organizationRole",
  ${utc(`om."expiresAt"`)} as "organizationExpiresAt"`;

/** Told to admins alone; each is looked up for the rows of the page by an index. */
export function usageColumns(credentials: string): string {
  return `,
  ${utc(`u."lastSignInAt"`)} as "lastSignInAt", u."lastSignInBy",
  (select ${utc(`max(k."lastUsedAt")`)} from "credentials" k
   where k."userId" = om."userId" and ${credentials}) as "lastApiUseAt",
  (select ${utc(`max(s."lastUsedAt")`)} from "sessions" s where s."userId" = om."userId") as "lastUiUseAt"`;
}

/** Which page of a list of people: those after a person, in this order, so many. */
export interface PageAsked {
  after: string | null;
  descending: boolean;
  take: number;
}

/** Pages of the usual sizes, of everybody, are asked for again and again; all others are planned for themselves. */
export function pageName(name: string, { after, descending, take }: PageAsked, conditions: Conditions, usage: boolean) {
  if (!conditions.none || (take !== 51 && take !== 201)) return null;
  return [name, take, descending ? "down" : "up", after === null ? "first" : "next", usage ? "usage" : ""].join("-");
}

/** The end of a statement that walks an index of ids: where it begins, its order, where it stops. */
export function pageOf({ after, descending, take }: PageAsked, conditions: Conditions): (id: string) => string {
  const [than, order] = descending ? ["<", "desc"] : [">", "asc"];
  if (after !== null) conditions.values.push(after);
  const place = `$${conditions.values.length}`;
  return (id) => `${after === null ? "" : ` and ${id} ${than} ${place}`} order by ${id} ${order} limit ${take}`;
}

/** Times are texts as `utc` writes them. */
export interface UsageColumns {
  lastSignInAt?: string | null;
  lastSignInBy?: string | null;
  lastApiUseAt?: string | null;
  lastUiUseAt?: string | null;
}

/** Stops counting at so many. */
export function countText(rows: string, most?: number): string {
  return `select count(*)::int as "count" from (select 1 from ${rows}${most === undefined ? "" : ` limit ${most}`}) as "found"`;
}
