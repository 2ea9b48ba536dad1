import "server-only";
import { BlockList, isIP } from "node:net";
import { env } from "../env";
import { shared } from "../process";

/** What is no public host (IANA's special-purpose registries of IPv4 and IPv6). */
const NO_PUBLIC_IPV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
] as const;
/** Of IPv6 only this is public; it leaves out loopback, mapped IPv4, NAT64, local and multicast addresses. */
const GLOBAL_IPV6 = "2000::/3";
/** Teredo and other protocols, documentation, 6to4 (which carries an IPv4 address), segment routing. */
const NO_PUBLIC_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"] as const;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function lists() {
  return shared("outbound-networks", () => {
    const entries = env()
      .TENANTRY_OUTBOUND_ALLOW.split(",")
      .map((entry) => entry.trim().toLowerCase())
      .filter((entry) => entry !== "");
    const isNetwork = (entry: string): boolean => isIP(entry.split("/")[0] ?? "") !== 0;
    return {
      blocked4: listOf(NO_PUBLIC_IPV4),
      global6: listOf([GLOBAL_IPV6]),
      blocked6: listOf(NO_PUBLIC_IPV6),
      allowedHosts: new Set(entries.filter((entry) => !isNetwork(entry))),
      allowedNetworks: listOf(entries.filter(isNetwork)),
    };
  });
}

/** True where the operator names the host: it may be private, and speak plain http. */
export function isAllowedHost(host: string): boolean {
  return lists().allowedHosts.has(host.toLowerCase());
}

/** True where a network that the operator names has the address. */
export function isAllowedAddress(address: string): boolean {
  return isIP(address) !== 0 && lists().allowedNetworks.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}

/** True for an address that everybody on the Internet reaches. A mapped or embedded IPv4 address is none. */
export function isPublicAddress(address: string): boolean {
  const { blocked4, global6, blocked6 } = lists();
  const family = isIP(address);
  if (family === 4) return !blocked4.check(address, "ipv4");
  return family === 6 && global6.check(address, "ipv6") && !blocked6.check(address, "ipv6");
}
