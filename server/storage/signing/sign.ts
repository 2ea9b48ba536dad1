import "server-only";
import { addressOf, contentTypeOf, regionOf, type Place } from "../schema/links";
import { splitBucket } from "../schema/places";
import { endOfSignature, isSharedSignature, signAzure, withSharedSignature } from "./azure";
import { signS3 } from "./s3";

/** Whoever has a signed address reads the object with it, so it is good for a look and not for a link. */
const SECONDS = 15 * 60;

interface Signed {
  url: URL;
  expiresAt: Date;
}

interface Wanted {
  key: string;
  /** The storage is told as what to answer the object, where it takes orders. */
  display: boolean;
  at: Date;
}

/** Signs the reading of one object. Nobody is asked for it. */
export async function signObject(place: Place, secret: string, { key, display, at }: Wanted): Promise<Signed> {
  const address = addressOf(place, key);
  const expiresAt = new Date(at.getTime() + SECONDS * 1_000);
  const contentType = display ? contentTypeOf(key) : "";
  if (place.kind === "s3") {
    if (display) address.searchParams.set("response-content-type", contentType);
    const keys = { key: place.key, secret, region: regionOf(place) };
    return { url: await signS3(address, keys, { seconds: SECONDS, at }), expiresAt };
  }
  if (isSharedSignature(secret)) {
    return { url: withSharedSignature(address, secret), expiresAt: endOfSignature(secret) ?? expiresAt };
  }
  const { name: container } = splitBucket(place.bucket);
  const wanted = { container, key, expiresAt, contentType };
  return { url: signAzure(address, { account: place.key, secret }, wanted), expiresAt };
}

/** Signs the listing of at most one object, by which an access is tried. */
export async function signListing(place: Place, secret: string, at: Date): Promise<URL> {
  const address = addressOf(place, "");
  const { name: container, folder } = splitBucket(place.bucket);
  const azure = { restype: "container", comp: "list", maxresults: "1", prefix: folder };
  const s3 = { "list-type": "2", "max-keys": "1", prefix: folder };
  if (place.kind === "azure") address.pathname = address.pathname.replace(/\/$/, "");
  for (const [name, value] of Object.entries(place.kind === "azure" ? azure : s3)) {
    if (value !== "") address.searchParams.set(name, value);
  }
  if (place.kind === "s3") {
    return signS3(address, { key: place.key, secret, region: regionOf(place) }, { seconds: 60, at });
  }
  if (isSharedSignature(secret)) return withSharedSignature(address, secret);
  const expiresAt = new Date(at.getTime() + SECONDS * 1_000);
  return signAzure(address, { account: place.key, secret }, { container, key: "", expiresAt, contentType: "" });
}
