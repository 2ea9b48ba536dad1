import "server-only";
import { createHmac } from "node:crypto";

/** From this version on the text to sign has sixteen lines (Azure Storage, "Create a service SAS"). */
const VERSION = "2021-12-02";

interface AzureKeys {
  account: string;
  /** Of the account, base 64. */
  secret: string;
}

interface Wanted {
  container: string;
  /** Empty: the container itself, to list what it holds. */
  key: string;
  expiresAt: Date;
  /** As what the storage shall answer; empty: as the object says. */
  contentType: string;
}

/** True where the secret is a signature that somebody made already, and no key to make one with. */
export function isSharedSignature(secret: string): boolean {
  return parametersOf(secret).has("sig");
}

function parametersOf(secret: string): URLSearchParams {
  return new URLSearchParams(secret.slice(secret.indexOf("?") + 1));
}

/** When a given signature ends; null where it does not say. */
export function endOfSignature(secret: string): Date | null {
  const end = new Date(parametersOf(secret).get("se") ?? "");
  return Number.isNaN(end.getTime()) ? null : end;
}

/** The given signature goes along as it is. */
export function withSharedSignature(address: URL, secret: string): URL {
  const url = new URL(address);
  for (const [name, value] of parametersOf(secret)) url.searchParams.set(name, value);
  return url;
}

/** Makes a service signature for reading one object, or for listing its container. */
export function signAzure(address: URL, { account, secret }: AzureKeys, wanted: Wanted): URL {
  const { container, key, contentType } = wanted;
  const expiry = wanted.expiresAt.toISOString().replace(/\.\d{3}/, "");
  const protocol = address.protocol === "https:" ? "https" : "https,http";
  const [permission, resource] = key === "" ? ["l", "c"] : ["r", "b"];
  const named = `/blob/${account}/${container}${key === "" ? "" : `/${key}`}`;
  const lines = [
    permission,
    "",
    expiry,
    named,
    "",
    "",
    protocol,
    VERSION,
    resource,
    "",
    "",
    "",
    "",
    "",
    "",
    contentType,
  ];
  const signature = createHmac("sha256", Buffer.from(secret, "base64"))
    .update(lines.join("\n"), "utf8")
    .digest("base64");
  const url = new URL(address);
  const parameters = { sv: VERSION, spr: protocol, se: expiry, sr: resource, sp: permission, rsct: contentType };
  for (const [name, value] of Object.entries(parameters)) if (value !== "") url.searchParams.set(name, value);
  url.searchParams.set("sig", signature);
  return url;
}
