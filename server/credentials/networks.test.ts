import { describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";
import { isWithin, networksCover } from "./networks";

useDatabase();

describe("an address", () => {
  test.each([
    ["192.0.2.7", ["192.0.2.0/24"], true],
    ["192.0.3.7", ["192.0.2.0/24"], false],
    ["192.0.2.7", ["192.0.2.7"], true],
    ["::ffff:192.0.2.7", ["192.0.2.0/24"], true],
    ["2001:db8::1", ["192.0.2.0/24", "2001:db8::/32"], true],
    ["2001:db9::1", ["2001:db8::/32"], false],
    ["192.0.2.7", ["2001:db8::/32"], false],
    ["192.0.2.7", ["0.0.0.0/0"], true],
    ["192.0.2.7", ["::ffff:192.0.2.0/120"], true],
    ["192.0.3.7", ["::FFFF:192.0.2.0/120"], false],
    [null, ["0.0.0.0/0"], false],
    ["nonsense", ["0.0.0.0/0"], false],
    [null, [], true],
  ] as const)("%s in %j: %s", (address, networks, expected) => {
    expect(isWithin(address, networks)).toBe(expected);
  });

  test.each([
    [[], [], true],
    [[], ["192.0.2.1"], true],
    [["192.0.2.0/24"], [], false],
    [["192.0.2.0/24"], ["192.0.2.128/25", "192.0.2.1"], true],
    [["192.0.2.0/24"], ["192.0.0.0/16"], false],
    [["192.0.2.0/24"], ["192.0.2.0/23"], false],
    [["192.0.2.0/24"], ["192.0.2.1", "2001:db8::1"], false],
    [["192.0.2.0/25", "192.0.2.128/25"], ["192.0.2.200"], true],
    [["192.0.2.0/24"], ["::ffff:192.0.2.128/121"], true],
  ] as const)("of %j: %j lie inside: %s", (wide, narrow, expected) => {
    expect(networksCover(wide, narrow)).toBe(expected);
  });
});

test("what is shown from elsewhere stands in the audit: once an hour for each address, and never for all of a flood", async () => {
  const { owner, workspace } = await tenant();
  const at = { workspace: workspace.id };
  const made = await callerOf(owner).credentials.create({ ...at, networks: ["192.0.2.0/24"] });
  const from = (address: string, secretKey = made.secretKey) =>
    refusalOf(actorByCredential(made.accessKey, secretKey, requestInfo({ address })));
  const rows = async () => (await callerOf(owner).audit.list({ ...at, action: "credential.use", limit: 200 })).items;
  for (const address of ["198.51.100.1", "198.51.100.1", "198.51.100.2", "192.0.2.1"]) await from(address);
  await from("198.51.100.3", "tnsk_wrong");
  const row = { actor: { id: owner.id }, result: "refused", reason: "network_not_allowed", target: { id: made.id } };
  expect(await rows()).toMatchObject([
    { ...row, address: "198.51.100.2" },
    { ...row, address: "198.51.100.1" },
  ]);
  for (let last = 0; last < 40; last += 1) await from(`203.0.113.${last}`);
  expect(await rows()).toHaveLength(20);
});

test("a credential is good from its networks alone, from the next request on", async () => {
  const { owner, workspace } = await tenant();
  const at = { workspace: workspace.id };
  const made = await callerOf(owner).credentials.create({ ...at, networks: ["192.0.2.0/24", "192.0.2.0/24"] });
  expect(made.networks).toEqual(["192.0.2.0/24"]);
  const from = (address: string | null, secretKey = made.secretKey) =>
    refusalOf(actorByCredential(made.accessKey, secretKey, requestInfo({ address })));
  expect(await from("192.0.2.1")).toBe("done");
  expect(await from("198.51.100.1")).toBe("FORBIDDEN network_not_allowed");
  expect(await from(null)).toBe("FORBIDDEN network_not_allowed");
  // Whoever holds no secret learns nothing of where it would be good.
  expect(await from("198.51.100.1", "tnsk_wrong")).toBe("UNAUTHENTICATED sign_in_required");
  const named = { ...at, credential: made.id };
  await callerOf(owner).credentials.setNetworks({ ...named, networks: ["198.51.100.0/24"] });
  expect([await from("192.0.2.1"), await from("198.51.100.1")]).toEqual(["FORBIDDEN network_not_allowed", "done"]);
  await callerOf(owner).credentials.setNetworks({ ...named, networks: [] });
  expect(await from("203.0.113.1")).toBe("done");
  for (const wrong of ["example.com", "192.0.2.0/33", "::ffff:192.0.2.0/24", "192.0.2.256", "2001:db8::/129"]) {
    const set = callerOf(owner).credentials.setNetworks({ ...named, networks: [wrong] });
    expect(await refusalOf(set), wrong).toBe("INVALID invalid_value (networks.0)");
  }
  await callerOf(owner).credentials.revoke(named);
  const late = callerOf(owner).credentials.setNetworks({ ...named, networks: [] });
  expect(await refusalOf(late)).toBe("CONFLICT credential_revoked");
});
