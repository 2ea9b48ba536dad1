import { z } from "zod";
import { startsLikeId } from "./ids";

/**
 * Control characters, lone surrogates, what turns the reading direction, and letters that nobody sees: never part of a
 * name. The selectors that colour an emoji are.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u2800\ufff9-\ufffb]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|[\u{e0100}-\u{e01ef}]/u;

const NAME_LENGTH = 100;

/** A name that people read: trimmed, composed (NFC), 1 to 100 characters, one line, nothing invisible. */
export const nameSchema = z
  .string()
  .max(NAME_LENGTH * 4, `must have at most ${NAME_LENGTH} characters`)
  .transform((value) => value.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1, "must not be empty")
      .max(NAME_LENGTH, `must have at most ${NAME_LENGTH} characters`)
      .refine((value) => !UNPRINTABLE.test(value), "must not contain control or invisible characters"),
  );

/** Free text of several lines: no control characters but line ends and tabs. */
export function textSchema(length: number) {
  return z
    .string()
    .max(length, `must have at most ${length} characters`)
    .refine(
      (value) => !UNPRINTABLE.test(value.replace(/[\r\n\t]/g, "")),
      "must not contain control or invisible characters",
    );
}

/** Words that stand in addresses where a slug could. */
const RESERVED = new Set([
  "account",
  "admin",
  "api",
  "device",
  "docs",
  "health",
  "instance",
  "invitations",
  "metrics",
  "new",
  "oauth",
  "organization",
  "organizations",
  "scim",
  "settings",
  "setup",
  "sign-in",
  "sign-up",
  "sso",
  "system",
  "tenantry",
  "well-known",
  "workspace",
  "workspaces",
]);

/** A slug as people choose it: 1 to 64 letters, digits, `-`, `_`; not reserved, not like an id. Compared without case. */
export const slugSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, - or _")
  .refine((value) => !startsLikeId(value), "must not begin like an id")
  .refine((value) => !RESERVED.has(value.toLowerCase()), "is reserved");

/** The form in which names are compared that are unique in a place. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** A name by which something is found: not one of the reserved words, and not like an id. `also`: further such words. */
export function uniqueNameSchema(also: readonly string[] = []) {
  return nameSchema
    .refine((value) => !startsLikeId(nameKey(value)), "must not begin like an id")
    .refine((value) => !RESERVED.has(nameKey(value)) && !also.includes(nameKey(value)), "is reserved");
}

/** An e-mail address as RFC 5321 allows it in practice: one address, at most 254 characters, no comments or line ends. */
export const emailSchema = z
  .string()
  .max(254, "must have at most 254 characters")
  .transform((value) => value.trim())
  .pipe(z.email("must be an e-mail address"));

/**
 * The form in which addresses are compared. Whoever signs in may type anything, and PostgreSQL's texts hold no NUL: the
 * character in its place is part of no address.
 */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase().replaceAll("\0", "\ufffd");
}

/** An id in an input: whatever is malformed names nothing, so it is answered like an absent one. */
export function idSchema(description = "Id") {
  return z
    .string()
    .describe(description)
    .transform((value) => (/^[a-z]+_[0-9a-z]{26}$/.test(value) ? value : "none"));
}

/**
 * A text that names something which may not be there, such as a role by its id. PostgreSQL's texts hold no NUL, so that
 * one who asks for such a name is told that there is none, as for every other.
 */
export function givenSchema(length: number) {
  return z
    .string()
    .max(length)
    .transform((value) => value.replaceAll("\0", "\ufffd"));
}

/** A slug from a name: ASCII letters and digits, hyphens between; empty where nothing is left. */
export function slugify(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_\s-]/g, "")
    .trim()
    .replace(/[\s_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 48)
    .replace(/-+$/, "");
  return slugSchema.safeParse(slug).success ? slug : "";
}

const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** A mail domain as DNS has it: lower case, at least two labels, no port, no address. */
export const domainSchema = z
  .string()
  .max(253, "must have at most 253 characters")
  .transform((value) => value.trim().replace(/^@/, "").toLowerCase())
  .pipe(z.string().regex(DOMAIN, "must be a domain such as example.com"));

/** The domain of an address, in the form that compares. */
export function domainOf(email: string): string {
  const key = emailKey(email);
  return key.slice(key.lastIndexOf("@") + 1);
}

/** Enough to recognise one's own address by, too little to learn somebody else's. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
