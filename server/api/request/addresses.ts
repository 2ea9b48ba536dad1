import "server-only";
import { BlockList, isIP, isIPv4 } from "node:net";
import type { RequestInfo } from "../../access/scope";
import { env } from "../../env";
import { newId } from "../../ids";
import { shared } from "../../process";

function trustedProxies(): BlockList {
  return shared("trusted-proxies", () => {
    const list = new BlockList();
    for (const entry of env()
      .TENANTRY_TRUSTED_PROXIES.split(",")
      .map((part) => part.trim())) {
      if (entry === "") continue;
      const [address = "", bits] = entry.split("/");
      const family = isIPv4(address) ? "ipv4" : "ipv6";
      if (isIP(address) === 0) throw new Error(`TENANTRY_TRUSTED_PROXIES: not an address or network: ${entry}`);
      if (bits === undefined) list.addAddress(address, family);
      else list.addSubnet(address, Number(bits), family);
    }
    return list;
  });
}

/** `::ffff:10.0.0.1` is 10.0.0.1 seen from an IPv6 socket. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isTrusted(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trustedProxies().check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * The caller's address. X-Forwarded-For counts only where the peer is a trusted proxy, and then its last entry that is
 * no trusted proxy itself: everything left of that may be forged.
 */
export function clientAddress(peer: string | undefined, forwarded: string | null): string | null {
  if (peer === undefined) return null;
  let address = plain(peer);
  if (env().TENANTRY_TRUSTED_PROXIES === "") return address;
  const hops = (forwarded ?? "")
    .split(",")
    .map((hop) => plain(hop.trim()))
    .filter((hop) => isIP(hop) !== 0);
  while (isTrusted(address)) {
    const next = hops.pop();
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** What is known of a request, with a new id that is in its answer, its log lines and its audit rows. */
export function requestInfo(peer: string | undefined, header: (name: string) => string | null): RequestInfo {
  return {
    id: newId("req"),
    address: clientAddress(peer, header("x-forwarded-for")),
    agent: header("user-agent"),
  };
}
