import { z } from "zod";
import { textSchema } from "../../text";

const EXTERNAL_ID_LENGTH = 200;
const URL_LENGTH = 2_000;
const KEY_LENGTH = 100;
const VALUE_LENGTH = 4_000;
const ATTRIBUTES = 100;
const ATTRIBUTES_BYTES = 16_384;

const LINE_END = /[\r\n\t]/;

/** As its platform writes it: not composed, not trimmed, since it is looked up by the very same text. */
export const externalIdField = textSchema(EXTERNAL_ID_LENGTH)
  .refine((value) => value.trim() !== "", "must not be empty")
  .refine((value) => !LINE_END.test(value), "must not contain control or invisible characters")
  .describe("Its id on the platform that made it; unique for its type in its project, else in the workspace");

const SCHEMES = ["http:", "https:", "s3:", "gs:", "azure:"];

/** A link that people may follow: it runs nothing, and shows no password. */
function isLink(value: string): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return SCHEMES.includes(protocol) && username === "" && password === "";
}

export const urlField = textSchema(URL_LENGTH)
  .refine(isLink, "must be a link that begins with http, https, s3, gs or azure, without user and password")
  .describe("Where it is found on its platform: http, https, s3, gs or azure");

/** Names that mean something else to a program. */
const FORBIDDEN_KEYS = ["__proto__", "constructor", "prototype"];

const keySchema = textSchema(KEY_LENGTH)
  .min(1, "must not be empty")
  .refine((key) => !LINE_END.test(key) && !FORBIDDEN_KEYS.includes(key), "must be another name");

const valueSchema = z.union([textSchema(VALUE_LENGTH), z.number(), z.boolean(), z.null()]);

export const attributesView = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export type Attributes = z.infer<typeof attributesView>;

function entriesOf(value: unknown): [string, unknown][] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.entries(value);
}

/** What is wrong with attributes, before anything of them is copied: a copy would leave out what is forbidden. */
function faultOf(value: unknown): string | null {
  const entries = entriesOf(value);
  if (entries === null) return "must be an object";
  if (entries.length > ATTRIBUTES) return `must have at most ${ATTRIBUTES} fields`;
  if (!entries.every(([key]) => keySchema.safeParse(key).success)) return "must have other names for its fields";
  if (!entries.every(([, one]) => valueSchema.safeParse(one).success)) {
    return "must have texts, numbers, true, false or null as its fields";
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).byteLength;
  return bytes > ATTRIBUTES_BYTES ? `must have at most ${ATTRIBUTES_BYTES} bytes` : null;
}

/** One level of texts, numbers and truths; whatever a platform wants to show beside the name. */
export const attributesField = z
  .unknown()
  .superRefine((value, context) => {
    const fault = faultOf(value);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  })
  .pipe(attributesView)
  .describe("An object whose fields are texts, numbers, true, false or null; replaces the former one whole");
