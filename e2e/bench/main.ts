import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { shell } from "../../server/testing/processes/shell";
import type { Effort } from "./compare";
import { measureConfiguration } from "./parts/configuration";
import { measurePage, measureScripts, measureStart, measureWhoami } from "./parts/core";
import { measureDecisions } from "./parts/decisions";
import { measureMachines } from "./parts/machines";
import { measureOidc } from "./parts/oidc";
import { measurePeople } from "./parts/people";
import { measureSaml } from "./parts/saml";
import { measureUsage } from "./parts/usage";
import { plainTable, report, type Figure, type PartName, PARTS } from "./report";
import { openSite, type Site } from "./site";

const REPORT = "docs/performance.md";

const quick = process.argv.includes("--quick");
const effort: Effort = quick
  ? { seconds: 4, warmUpSeconds: 4, rounds: 1 }
  : { seconds: 8, warmUpSeconds: 5, rounds: 3 };
const EVENTS = quick ? { few: 20_000, many: 200_000 } : { few: 100_000, many: 10_000_000 };

async function machines(site: Site): Promise<Figure[]> {
  const databases = {
    world: await site.worldDatabase(),
    other: await site.database("baseline"),
    few: await site.database("few"),
    many: await site.database("many"),
  };
  return measureMachines(await site.world(), databases, (rows) => site.keep(rows.stop), effort);
}

async function usage(site: Site): Promise<Figure[]> {
  const databases = { few: await site.database("metered_few"), many: await site.database("metered_many") };
  return measureUsage(databases, EVENTS, (meters) => site.keep(meters.stop), effort);
}

async function start(site: Site): Promise<Figure[]> {
  await site.world();
  await site.stopWorld();
  return measureStart(await site.worldDatabase(), await site.database("baseline"));
}

/** In the order of `PARTS`: those that share the world come first, and with `start` its product ends. */
const MEASURES: Readonly<Record<PartName, (site: Site) => Promise<Figure[]>>> = {
  whoami: async (site) => measureWhoami(await site.world(), await site.database("baseline"), effort),
  page: async (site) => measurePage(await site.world(), effort),
  machines,
  people: async (site) =>
    measurePeople(await site.world(), await site.worldDatabase(), await site.database("baseline"), effort),
  configuration: async (site) => measureConfiguration(await site.world(), await site.worldDatabase(), effort),
  scripts: async (site) => measureScripts(await site.world()),
  start,
  decisions: async (site) => {
    const databases = { many: await site.database("large"), few: await site.database("small") };
    return measureDecisions(databases, (rooms) => site.keep(rooms.stop), effort);
  },
  usage,
  saml: () => measureSaml(effort),
  oidc: () => measureOidc(effort),
};

/** `--only=whoami,page` leaves the others out. */
function asked(): readonly PartName[] {
  const [, only] = process.argv.find((argument) => argument.startsWith("--only="))?.split("=") ?? [];
  if (only === undefined) return PARTS;
  const names = only.split(",");
  const unknown = names.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`--only: there is no part ${unknown.join(", ")}, but ${PARTS.join(", ")}`);
  return PARTS.filter((part) => names.includes(part));
}

/** A part that fails is missed, and the others are measured all the same. */
function failed(part: PartName, error: unknown): Figure {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const [line = ""] = String(error).split("\n");
  return { what: `${part} was not measured`, aim: "", figure: line, baseline: "", ratio: "", passed: false };
}

/** Each part's figures are printed, and with `--report` written, as soon as they are there. */
async function measureAll(admin: string): Promise<Figure[]> {
  const site = openSite(admin);
  const figures: Figure[] = [];
  try {
    for (const part of asked()) {
      process.stderr.write(`${part} ...\n`);
      const measured = await site.run(MEASURES[part]).catch((error: unknown) => [failed(part, error)]);
      process.stdout.write(`${plainTable(measured)}\n\n`);
      figures.push(...measured);
      if (process.argv.includes("--report")) {
        const before = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
        writeFileSync(REPORT, report(before, part, measured, effort));
      }
    }
    return figures;
  } finally {
    await site.close();
  }
}

const admin = shell.TEST_DATABASE_URL;
if (admin === undefined) throw new Error("TEST_DATABASE_URL is not set: run `npm run bench`");
const figures = await measureAll(admin);
const missed = figures.filter(({ passed }) => !passed);
for (const { what, aim, figure } of missed) process.stdout.write(`missed: ${what}: ${figure}, aim ${aim}\n`);
process.stdout.write(`${figures.length - missed.length} reached, ${missed.length} missed\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
