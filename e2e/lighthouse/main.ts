import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { shell } from "../../server/testing/processes/shell";
import { signIn, type SignedIn } from "../api";
import { findBrowser, NO_BROWSER } from "../browser";
import { startProduct, type Product } from "../product";
import { loadLighthouse, measure, startBrowser, type Scored } from "./measure";
import { readOptions, type Options } from "./options";
import { findPlaces } from "./pages";
import { AIM, linesOf, missesOf, reportOf, type PageRuns } from "./report";

/** Three months of usage are filled in before the first answer. */
const DEMO_MILLISECONDS = 300_000;

/** The demo prints how its owner signs in. */
async function ownerOf(product: Product): Promise<SignedIn["cookie"]> {
  const pattern = /The demo's owner: (\S+), password (\S+)/;
  const [, email = "", password = ""] = pattern.exec(await product.line(pattern)) ?? [];
  return signIn(product.url, email, password);
}

/** The first request of all to a page is that of nobody's visit: the server has just begun. */
async function warmUp(url: string, cookie: SignedIn["cookie"] | null): Promise<void> {
  const headers: Record<string, string> = cookie === null ? {} : { cookie: `${cookie.name}=${cookie.value}` };
  await (await fetch(url, { headers })).arrayBuffer();
}

async function measureAll({ pages, presets, runs }: Options, place: string): Promise<PageRuns[]> {
  const found = await findBrowser();
  if (found === null) throw new Error(NO_BROWSER);
  const lighthouse = await loadLighthouse(place);
  const environment = { LOG_LEVEL: "warn" };
  const product = await startProduct({ arguments: ["--demo"], environment, patience: DEMO_MILLISECONDS });
  const all: PageRuns[] = [];
  try {
    const owner = await ownerOf(product);
    const places = await findPlaces(product.url, owner);
    const browser = await startBrowser(lighthouse, found);
    try {
      for (const preset of presets) {
        for (const { path, signedOut } of pages) {
          const url = `${product.url}${path(places)}`;
          const cookie = signedOut === true ? null : owner;
          const taken: Scored[] = [];
          await warmUp(url, cookie);
          for (let run = 0; run < runs; run += 1) {
            taken.push(await measure(lighthouse, browser, { url, cookie, preset }));
          }
          const of = { preset, page: path({ organization: "{organization}", workspace: "{workspace}" }), runs: taken };
          process.stdout.write(`${linesOf(of)}\n`);
          all.push(of);
        }
      }
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
  return all;
}

const place = shell.LIGHTHOUSE_PLACE;
if (place === undefined) throw new Error("LIGHTHOUSE_PLACE is not set: run `npm run lighthouse`");
const options = readOptions(process.argv.slice(2));
const [load = 0] = loadavg();
const all = await measureAll(options, place);
if (options.report) await writeFile("docs/lighthouse.md", await reportOf(all, options, load));
const misses = missesOf(all);
for (const { of, category } of misses) {
  process.stdout.write(`MISS: ${of.preset} ${of.page} ${category} is below ${AIM}\n`);
}
process.exitCode = misses.length > 0 ? 1 : 0;
