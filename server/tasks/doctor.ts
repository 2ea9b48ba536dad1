import "server-only";
import type { SystemScope } from "../access/scope";
import { VERSION } from "../version";
import { fault, note, type Check, type Finding } from "./doctor/finding";
import { clock, database, keys, nodes } from "./doctor/nodes";
import { address, data, dns, mailServer, outbound, proxies, reach, telemetry } from "./doctor/surroundings";
import { audit, jobs, letters, owner, sso, tasks } from "./doctor/work";

type Named = readonly [name: string, check: Check];

const SURROUNDINGS: readonly Named[] = [
  ["data directory", data],
  ["address", address],
  ["reached", reach],
  ["proxies", proxies],
  ["mail", mailServer],
  ["DNS", dns],
  ["outbound", outbound],
];

/** What reads the tables, and says nothing where they are those of another release. */
const INSIDE: readonly Named[] = [
  ["clock", clock],
  ["nodes", nodes],
  ["seal keys", keys],
  ["operators", owner],
  ["telemetry", telemetry],
  ["single sign-on", sso],
  ["letters", letters],
  ["audit", audit],
  ["jobs", jobs],
  ["tasks", tasks],
];

async function look(scope: SystemScope, [name, check]: Named): Promise<Finding | null> {
  try {
    return await check(scope);
  } catch (error) {
    const lines = error instanceof Error ? error.message.trim().split("\n") : [];
    return fault(`${name}: ${lines.at(-1) || "failed"}`);
  }
}

/** `doctor`: looks at everything that an installation needs; a fault makes it end with 1. It changes nothing. */
export async function doctorTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (values.length > 0) {
    print("Usage: tenantry doctor");
    return 2;
  }
  print(`Tenantry ${VERSION}, Node ${process.versions.node}`);
  let faults = 0;
  const say = (found: Finding | null) => {
    if (found === null) return;
    if (found.grade === "fault") faults += 1;
    print(`${found.grade.padEnd(5)}  ${found.text}`);
  };
  const ofDatabase = await look(scope, ["database", database]);
  say(ofDatabase);
  for (const named of SURROUNDINGS) say(await look(scope, named));
  if (ofDatabase?.grade === "fault") say(note("the rest: looked at once the database is well"));
  else for (const named of INSIDE) say(await look(scope, named));
  print(faults === 0 ? "Nothing is wrong." : `${faults} ${faults === 1 ? "thing is" : "things are"} wrong.`);
  return faults === 0 ? 0 : 1;
}
