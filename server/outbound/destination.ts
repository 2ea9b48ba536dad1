import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { AppError } from "../errors";
import { shared } from "../process";
import { isAllowedAddress, isAllowedHost, isPublicAddress } from "./networks";

const LONGEST_SEARCH_AT_SAVE = 2_000;

/** How names become addresses; a test puts another one in. */
export function resolver(): { resolve: (host: string) => Promise<readonly string[]> } {
  return shared("outbound-resolver", () => ({
    resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  }));
}

/** Why the server does not go to an address; the caller turns it into the error that fits. */
type Obstacle = "address" | "scheme" | "credentials" | "private" | "unknown";

/** Where exactly a request goes: the address is looked up once, and the connection is made to it and no other. */
export interface Pinned {
  url: URL;
  /** The host without the brackets of an IPv6 address. */
  host: string;
  address: string;
  family: 4 | 6;
}

function parse(text: string): URL | Obstacle {
  if (!URL.canParse(text)) return "address";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "scheme";
  if (url.username !== "" || url.password !== "") return "credentials";
  return url.hostname === "" ? "address" : url;
}

/** The URL parser has turned decimal, octal and short IPv4 addresses into the usual form by now. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** One forbidden address among many condemns the name: it could be the next one that is taken. */
async function pin(url: URL): Promise<Pinned | Obstacle> {
  const host = hostOf(url);
  const addresses =
    isIP(host) === 0
      ? await resolver()
          .resolve(host)
          .catch(() => [])
      : [host];
  const [address] = addresses;
  if (address === undefined) return "unknown";
  const named = isAllowedHost(host);
  const allowed = (each: string): boolean => named || isAllowedAddress(each);
  if (!addresses.every((each) => allowed(each) || isPublicAddress(each))) return "private";
  if (url.protocol === "http:" && !addresses.every(allowed)) return "scheme";
  return { url, host, address, family: isIP(address) === 4 ? 4 : 6 };
}

/** Where a request to the address goes, or what stands against it. */
export async function destinationOf(text: string): Promise<Pinned | Obstacle> {
  const url = parse(text);
  return typeof url === "string" ? url : pin(url);
}

async function soon<T>(work: Promise<T>, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), LONGEST_SEARCH_AT_SAVE);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

/**
 * Asked when an address of a tenant is saved; each request asks again, so that a name that nobody knows yet passes here.
 * @throws INVALID address_not_allowed (field)
 */
export async function refuseAddress(text: string, field: string): Promise<void> {
  const found = await soon<Pinned | Obstacle>(destinationOf(text), "unknown");
  if (typeof found !== "string") return;
  const url = parse(text);
  const plain = typeof url !== "string" && url.protocol === "http:" && !isAllowedHost(hostOf(url));
  if (found !== "unknown" || plain) throw new AppError("INVALID", "address_not_allowed", field);
}
