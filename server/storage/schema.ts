import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";
import { givenOrigin, isBucketOf, originOf } from "./schema/places";

export const STORAGE_KINDS = ["s3", "azure"] as const;

/** Why a test failed. Each has its sentence in the interface; nothing of what the storage answered is kept. */
export const STORAGE_FAILURES = [
  "address_not_allowed",
  "unreachable",
  "slow",
  "too_large",
  "redirected",
  "key_unknown",
  "secret_wrong",
  "denied",
  "bucket_missing",
  "region_wrong",
  "clock",
  "expired",
  "refused",
] as const;

/** How a stored object is shown; everything else is not. */
const STORAGE_DISPLAYS = ["image", "text"] as const;

/** As many links as one resource can have: its address and its attributes. */
const MOST_LINKS = 101;

const LINK_LENGTH = 4_000;

const kindField = z.enum(STORAGE_KINDS).describe("s3: Amazon S3 and what speaks as it does; azure: Azure Blob Storage");

const bucketField = z
  .string()
  .trim()
  .transform((value) => value.replace(/^\/+|\/+$/g, ""))
  .pipe(z.string().min(3, "must have at least 3 characters").max(500, "must have at most 500 characters"))
  .describe("Bucket, or container of Azure; with a folder behind a slash for that part of it alone");

const keyField = z
  .string()
  .trim()
  .regex(/^[!-.0-~]{3,128}$/, "must have 3 to 128 letters, digits or signs, without a slash")
  .describe("Id of the access key, or name of the storage account");

const SECRET = "Secret key of S3; of Azure the key of the account, or a shared access signature. Never answered again";

const secretField = z
  .string()
  .trim()
  .regex(/^[!-~]{1,2000}$/, "must have 1 to 2,000 letters, digits or signs, without spaces")
  .describe(SECRET);

const keptSecretField = z
  .string()
  .trim()
  .regex(/^[!-~]{0,2000}$/, "must have at most 2,000 letters, digits or signs, without spaces")
  .describe(`${SECRET}. Empty: the stored one stays, where kind, bucket, key, region and host stay too`);

const regionField = z
  .string()
  .trim()
  .regex(/^[a-z0-9-]{0,40}$/, "must be lower-case letters, digits and hyphens")
  .describe("Region of AWS; empty: us-east-1");

const hostField = z
  .string()
  .trim()
  .max(260, "must have at most 260 characters")
  .transform(givenOrigin)
  .refine(
    (value) => value === "" || originOf(value) !== null,
    "must be a host such as https://storage.example.com:9000",
  )
  .transform((value) => originOf(value) ?? "")
  .describe("Origin of a server that is not AWS's or Azure's own; empty: theirs");

const fields = {
  kind: kindField,
  bucket: bucketField,
  key: keyField,
  region: regionField.default(""),
  host: hostField.default(""),
};

interface Named {
  kind: (typeof STORAGE_KINDS)[number];
  bucket: string;
  key: string;
  host: string;
  secret: string;
}

/** The key of a storage account is 64 bytes in base 64; a signature that was made already names itself. */
const AZURE_SECRET = /^[A-Za-z0-9+/]{40,}={0,2}$|(?:^|[?&])sig=/;

/** A name is part of an address, so it is held to what its kind allows. */
function checkNames(value: Named, context: z.RefinementCtx<Named>): void {
  if (!isBucketOf(value)) {
    context.addIssue({ code: "custom", path: ["bucket"], message: "must be the name of a bucket or container" });
  }
  if (value.kind === "azure" && !/^[a-z0-9]{3,24}$/.test(value.key)) {
    context.addIssue({ code: "custom", path: ["key"], message: "must be the name of a storage account" });
  }
  if (value.kind === "azure" && value.secret !== "" && !AZURE_SECRET.test(value.secret)) {
    const message = "must be the account's key, or a shared access signature with its sig";
    context.addIssue({ code: "custom", path: ["secret"], message });
  }
}

const accessField = idSchema("Id of the storage access");

export const storageAccessSchema = z.object({ access: accessField });

export const listStorageSchema = pageSchema.omit({ search: true });

export const createStorageSchema = z.object({ ...fields, secret: secretField }).superRefine(checkNames);

/** The same of an access that is there: as its form has it. */
export const changeStorageSchema = z.object({ ...fields, secret: keptSecretField }).superRefine(checkNames);

export const updateStorageSchema = z
  .object({ access: accessField, ...fields, secret: keptSecretField.default("") })
  .superRefine(checkNames);

export const storageAccessView = z.object({
  id: z.string(),
  kind: kindField,
  bucket: z.string(),
  key: z.string(),
  region: z.string(),
  host: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  testedAt: z.iso.datetime().nullable(),
  testFailure: z
    .enum(STORAGE_FAILURES)
    .nullable()
    .describe("Why the last test failed; null: it passed or there was none"),
});

export const storagePage = pageOf(storageAccessView);

export const removedStorageView = z.object({ id: z.string() });

const linkField = z
  .string()
  .min(1, "must not be empty")
  .max(LINK_LENGTH, `must have at most ${LINK_LENGTH} characters`)
  .describe("s3://bucket/key, azure://account.blob.core.windows.net/container/key, or the https address of either");

export const signStorageSchema = z.object({
  url: linkField,
  display: z
    .boolean()
    .default(false)
    .describe("true: the storage is told to answer as an image or as plain text, whatever the object says of itself"),
});

export const signedView = z.object({
  url: z.string().describe("Good for a GET by whoever has it, until it expires"),
  expiresAt: z.iso.datetime(),
  display: z.enum(STORAGE_DISPLAYS).nullable().describe("How the console shows it, by its ending"),
});

export const matchStorageSchema = z.object({ urls: z.array(linkField).max(MOST_LINKS) });

export const matchedView = z.object({
  items: z
    .array(
      z.object({
        url: z.string(),
        access: z.string().nullable().describe("Id of the caller's access that reaches it"),
        name: z.string().describe("The last part of its key"),
        display: z.enum(STORAGE_DISPLAYS).nullable(),
      }),
    )
    .describe("Of those that lead to a stored object, in the order given"),
});

export type StorageKind = (typeof STORAGE_KINDS)[number];
export type StorageFailure = (typeof STORAGE_FAILURES)[number];
export type StorageDisplay = (typeof STORAGE_DISPLAYS)[number];
export type CreateStorageInput = z.infer<typeof createStorageSchema>;
export type UpdateStorageInput = z.infer<typeof updateStorageSchema>;
export type SignStorageInput = z.infer<typeof signStorageSchema>;
export type StorageAccessView = z.infer<typeof storageAccessView>;
export type SignedView = z.infer<typeof signedView>;
export type MatchedView = z.infer<typeof matchedView>;
