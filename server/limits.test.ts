import { expect, test } from "vitest";
import { systemScope } from "./access/authorize";
import { countAttempt } from "./limits";
import { useDatabase } from "./testing/database";
import { refusalOf } from "./testing/refusal";

useDatabase();

const LIMIT = { name: "test", count: 2, seconds: 60 };

test("the addresses of one IPv6 network are counted together, those of IPv4 each by itself", async () => {
  const scope = systemScope("sign-in", { id: "test", address: null, agent: null });
  const count = (subject: string) => refusalOf(countAttempt(scope, LIMIT, subject));
  const same = ["2001:db8:1:2::1", "2001:DB8:1:2:ffff:0:0:9", "2001:db8:1:2:3::"];
  const outcomes: string[] = [];
  for (const address of same) outcomes.push(await count(address));
  expect(outcomes).toEqual(["done", "done", "LIMIT rate_limited"]);
  for (const other of ["2001:db8:1:3::1", "2001:db8::2:0:0:1", "::1", "192.0.2.1", "192.0.2.2", "192.0.2.1"]) {
    expect(await count(other), other).toBe("done");
  }
});
