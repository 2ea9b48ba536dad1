import { BlockList, isIP } from "node:net";

interface Network {
  address: string;
  family: "ipv4" | "ipv6";
  prefix: number;
}

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** The bits that all IPv4 addresses share when written as IPv6 (::ffff:0:0/96); a mapped network counts them too. */
const BEFORE_MAPPED = 96;

/** An IPv4 address that arrives on an IPv6 socket is still that address. */
function plain(address: string): string {
  return MAPPED.exec(address)?.[1] ?? address;
}

function parse(network: string): Network {
  const [given = "", length] = network.split("/");
  const address = plain(given);
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const whole = family === "ipv6" ? 128 : 32;
  if (length === undefined) return { address, family, prefix: whole };
  return { address, family, prefix: address === given ? Number(length) : Number(length) - BEFORE_MAPPED };
}

function listOf(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const { address, family, prefix } of networks) list.addSubnet(address, prefix, family);
  return list;
}

/**
 * Whether the address is in one of the networks.
 * None of them means everywhere; an address that is not known is nowhere.
 */
export function isWithin(address: string | null, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const known = plain(address ?? "");
  const version = isIP(known);
  return version !== 0 && listOf(networks.map(parse)).check(known, version === 6 ? "ipv6" : "ipv4");
}

/**
 * Whether every address of the one list is in the other:
 * a network is inside of one that holds its first address and is no smaller.
 */
export function networksCover(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0) return true;
  if (narrow.length === 0) return false;
  const outer = wide.map(parse);
  return narrow
    .map(parse)
    .every((inner) =>
      outer.some(
        (network) =>
          network.family === inner.family &&
          network.prefix <= inner.prefix &&
          listOf([network]).check(inner.address, inner.family),
      ),
    );
}
