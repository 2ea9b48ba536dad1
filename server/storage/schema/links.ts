import { isPlainKey, splitBucket } from "./places";
import type { StorageDisplay, StorageKind } from "../schema";

/** What of an access says where it leads. */
export interface Place {
  kind: StorageKind;
  bucket: string;
  key: string;
  region: string;
  host: string;
}

const KEY_LENGTH = 1_024;
const AWS_REGION = "us-east-1";

const IMAGES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};

const TEXTS = new Set(
  "txt text log out err md rst csv tsv json jsonl ndjson yaml yml toml ini cfg conf xml py sh sql diff".split(" "),
);

export function regionOf({ region }: Pick<Place, "region">): string {
  return region === "" ? AWS_REGION : region;
}

function awsDomain(region: string): string {
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** Hosts that are numbers carry the account in the path, as Azure's own emulator does. */
function accountPath({ host, key }: Place): string {
  return /^https?:\/\/(?:\d+\.\d+\.\d+\.\d+|\[|localhost(?::|$))/.test(host) ? `${key}/` : "";
}

/**
 * Where the objects of the bucket stand, most used first; each ends with a slash. The first is the one that is signed.
 */
function bases(place: Place): [string, ...string[]] {
  const { name } = splitBucket(place.bucket);
  const { kind, host, key } = place;
  if (kind === "azure") {
    const origin = host === "" ? `https://${key}.blob.core.windows.net` : host;
    return [`${origin}/${host === "" ? "" : accountPath(place)}${name}/`];
  }
  if (host !== "") return [`${host}/${name}/`];
  const region = regionOf(place);
  const domain = awsDomain(region);
  const inHost = `https://${name}.s3.${region}.${domain}/`;
  const inPath = `https://s3.${region}.${domain}/${name}/`;
  const others = [`https://${name}.s3.${domain}/`, `https://s3.${domain}/${name}/`];
  // A certificate of AWS is good for one label: a bucket with dots in its name goes into the path.
  return name.includes(".") ? [inPath, inHost, ...others] : [inHost, inPath, ...others];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** In the address of a browser. A query says more than which object, so such an address is no link to one. */
function keyInAddress(place: Place, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, search, hash, username } = new URL(address);
  if (search !== "" || hash !== "" || username !== "") return null;
  const base = bases(place).find((each) => `${origin}${pathname}`.startsWith(each));
  return base === undefined ? null : decoded(`${origin}${pathname}`.slice(base.length));
}

/** s3://bucket/key, or with the host in front: s3://host:port/bucket/key. The key stands there as it is. */
function keyInS3({ bucket, host }: Place, rest: string): string | null {
  const { name } = splitBucket(bucket);
  if (rest.startsWith(`${name}/`)) return rest.slice(name.length + 1);
  if (host === "") return null;
  const prefix = `${new URL(host).host}/${name}/`;
  return rest.startsWith(prefix) ? rest.slice(prefix.length) : null;
}

/** azure://account.blob.core.windows.net/container/key */
function keyInAzure(place: Place, rest: string): string | null {
  const base = bases(place)[0].replace(/^https?:\/\//, "");
  return rest.startsWith(base) ? rest.slice(base.length) : null;
}

function rawKey(place: Place, link: string): string | null {
  if (/^https?:\/\//i.test(link)) return keyInAddress(place, link);
  if (link.startsWith("s3://")) return place.kind === "s3" ? keyInS3(place, link.slice("s3://".length)) : null;
  if (link.startsWith("azure://")) {
    return place.kind === "azure" ? keyInAzure(place, link.slice("azure://".length)) : null;
  }
  return null;
}

/** The key of the object that a link leads to, where the access is for it. */
export function keyFor(place: Place, link: string): string | null {
  const key = rawKey(place, link);
  if (key === null || key === "" || key.endsWith("/") || key.length > KEY_LENGTH || !isPlainKey(key)) return null;
  return key.startsWith(splitBucket(place.bucket).folder) ? key : null;
}

/** The access whose bucket and folder say most about the link. */
export function bestFor<P extends Place & { id: string }>(
  places: readonly P[],
  link: string,
): { place: P; key: string } | null {
  const found = places.flatMap((place) => {
    const key = keyFor(place, link);
    return key === null ? [] : [{ place, key }];
  });
  const [best] = found.toSorted(
    (a, b) => b.place.bucket.length - a.place.bucket.length || (a.place.id < b.place.id ? -1 : 1),
  );
  return best ?? null;
}

/** True for what is meant to lead into some storage, whether there is an access for it or not. */
export function isStorageLink(link: string): boolean {
  return /^(?:s3|azure):\/\/[^/\s]+\/[^\s]/.test(link);
}

/** The address of an object; of the bucket itself with an empty key. Each part is percent-encoded (RFC 3986). */
export function addressOf(place: Place, key: string): URL {
  const path = key
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/");
  return new URL(`${bases(place)[0]}${path}`);
}

function endingOf(key: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(key)?.[1]?.toLowerCase() ?? "";
}

/** By its ending: pictures of points, and plain text. Documents that run something (HTML, SVG) are neither. */
export function displayOf(key: string): StorageDisplay | null {
  const ending = endingOf(key);
  if (Object.hasOwn(IMAGES, ending)) return "image";
  return TEXTS.has(ending) ? "text" : null;
}

/** As what the storage is told to answer an object that is shown. */
export function contentTypeOf(key: string): string {
  return IMAGES[endingOf(key)] ?? "text/plain;charset=utf-8";
}

export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
