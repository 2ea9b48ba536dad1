import "server-only";
import type { ClaimNames } from "../../identity-providers/schema/connection";
import { emailKey } from "../../text";
import { LONGEST_ADDRESS, pictureAddressOf } from "../picture-address";
import type { OidcConnection, VerifiedIdentity } from "../provider";

export type Claims = Readonly<Record<string, unknown>>;

const LONGEST_TEXT = 500;
const MOST_GROUPS = 2_000;
/** No database keeps these as text. */
const UNSTORABLE = /[\0\p{Cs}]/u;

function isRecord(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A claim by its name; else by the path that the name's dots make, as in `realm_access.roles`. */
function valueOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let at: unknown = claims;
  for (const part of name.split(".")) {
    if (!isRecord(at) || !Object.hasOwn(at, part)) return undefined;
    at = at[part];
  }
  return at;
}

function textOf(claims: Claims, name: string, longest = LONGEST_TEXT): string | null {
  const value = valueOf(claims, name);
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" || text.length > longest ? null : text;
}

/** A subject is compared letter by letter; a number that a provider counts by is written out. */
function subjectOf(claims: Claims, name: string): string | null {
  const value = valueOf(claims, name);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string" || UNSTORABLE.test(value)) return null;
  return value !== "" && value.length <= LONGEST_TEXT ? value : null;
}

/** True where Entra names the groups elsewhere, since they are too many for a token. */
function isOverage(claims: Claims, name: string): boolean {
  const elsewhere = claims._claim_names;
  return (isRecord(elsewhere) && Object.hasOwn(elsewhere, name)) || claims.hasgroups === true;
}

/** One group comes as a text, several as a list; null: nothing is known, so nobody leaves a group for it. */
function groupsOf(claims: Claims, name: string): readonly string[] | null {
  const value = valueOf(claims, name);
  const values: readonly unknown[] | null = Array.isArray(value) ? value : typeof value === "string" ? [value] : null;
  if (values === null || isOverage(claims, name)) return null;
  const names = values.filter((each): each is string => typeof each === "string" && each.length <= LONGEST_TEXT);
  const groups = new Set(
    names.map((each) => each.replace(/[\0\p{Cs}]/gu, "\ufffd").trim()).filter((each) => each !== ""),
  );
  // A part of the groups would take people out of the others.
  return groups.size > MOST_GROUPS ? null : [...groups];
}

function isTrue(value: unknown): boolean {
  // Amazon Cognito writes booleans as texts.
  return value === true || value === "true";
}

/** What one source says of the address that was taken: the claim is about `email` and nothing else. */
function verifiedIn(claims: Claims, email: string, azure: boolean): boolean | null {
  const own = textOf(claims, "email");
  if (own === null || emailKey(own) !== emailKey(email)) return null;
  if (claims.email_verified !== undefined) return isTrue(claims.email_verified);
  // Entra's word for it: the tenant has proved that the domain is its own.
  const proved = claims.xms_edov;
  return azure && proved !== undefined ? isTrue(proved) || proved === 1 || proved === "1" : null;
}

function emailVerified(sources: readonly Claims[], email: string | null, azure: boolean): boolean | null {
  if (email === null) return null;
  const said = sources.map((claims) => verifiedIn(claims, email, azure));
  if (said.includes(false)) return false;
  return said.includes(true) ? true : null;
}

/** True where two sources name two different addresses. */
export function addressesDiffer(token: Claims, userInfo: Claims | null, { email }: ClaimNames): boolean {
  const first = textOf(token, email);
  const second = userInfo === null ? null : textOf(userInfo, email);
  return first !== null && second !== null && emailKey(first) !== emailKey(second);
}

/** Who the token and the user information say that somebody is; null without a subject. What is signed goes first. */
export function identityOf(
  { provider, settings: { claims: names } }: OidcConnection,
  token: Claims,
  userInfo: Claims | null,
): VerifiedIdentity | null {
  const all: Claims = { ...userInfo, ...token };
  const subject = subjectOf(all, names.userId);
  if (subject === null) return null;
  const email = textOf(all, names.email);
  const sources = userInfo === null ? [token] : [token, userInfo];
  return {
    subject,
    email,
    emailVerified: emailVerified(sources, email, provider === "microsoft-azure"),
    name: textOf(all, names.name),
    givenName: textOf(all, names.givenName),
    familyName: textOf(all, names.familyName),
    picture: pictureAddressOf(textOf(all, names.picture, LONGEST_ADDRESS)),
    groups: groupsOf(all, names.groups),
  };
}
