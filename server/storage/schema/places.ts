/** Which names and hosts there are. All of it ends up in addresses and in a content security policy. */

const CONTROL = /\p{Cc}|\p{Cs}/u;

/** A bucket of a server of one's own may be named more freely than AWS's. */
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/;
const AWS_BUCKET = /^[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/;
const CONTAINER = /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,62}$/;

/** No quote, semicolon or star, which the URL parser lets pass and a policy would read as its own. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** What people type: a host alone is meant to be reached safely. */
export function givenOrigin(text: string): string {
  return text === "" || text.includes("://") ? text : `https://${text}`;
}

/** The origin that a text is, or null where it is more or less than one. */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, origin, pathname, search, hash, username, password } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return null;
  if (`${search}${hash}${username}${password}` !== "" || pathname !== "/") return null;
  return HOST.test(host) ? origin : null;
}

interface Split {
  name: string;
  /** Ends with a slash, or is empty. */
  folder: string;
}

/** The bucket itself, and the folder of it that is meant. */
export function splitBucket(bucket: string): Split {
  const slash = bucket.indexOf("/");
  if (slash === -1) return { name: bucket, folder: "" };
  return { name: bucket.slice(0, slash), folder: `${bucket.slice(slash + 1)}/` };
}

/** Dots alone would be walked up by whoever reads an address. */
export function isPlainKey(key: string): boolean {
  if (CONTROL.test(key)) return false;
  return key.split("/").every((part) => part !== "." && part !== "..");
}

export function isBucketOf({ kind, bucket, host }: { kind: "s3" | "azure"; bucket: string; host: string }): boolean {
  const { name, folder } = splitBucket(bucket);
  const pattern = kind === "azure" ? CONTAINER : host === "" ? AWS_BUCKET : BUCKET;
  if (!pattern.test(name)) return false;
  return folder === "" || (isPlainKey(folder) && !folder.includes("//") && folder.length <= 400);
}
