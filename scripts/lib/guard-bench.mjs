import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { at, root } from "./root.mjs";

/** @typedef {import("./guard-tests.mjs").Result} Result */

/** The repository as it stands, without its history: patches must not touch the real one. */
function copyRepository() {
  const copy = mkdtempSync(join(tmpdir(), "tenantry-guards-"));
  const asked = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", asked, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  for (const path of listed.split("\0")) {
    if (path === "" || !existsSync(at(path))) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(at(path), join(copy, path));
  }
  cpSync(at("prisma/generated"), join(copy, "prisma/generated"), { recursive: true });
  symlinkSync(at("node_modules"), join(copy, "node_modules"), "dir");
  return copy;
}

/** Starts the process that runs tests of a copy, and waits until it listens. */
async function startTester(copy, env) {
  const child = fork(join(copy, "scripts/lib/guard-tests.mjs"), {
    cwd: copy,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (printed = `${printed}${chunk}`.slice(-2_000)));
  }
  const ended = once(child, "exit");
  const endedEarly = ended.then(([code]) => Promise.reject(new Error(`The tests ended with ${code}: ${printed}`)));
  endedEarly.catch(() => undefined);
  const heard = async () => (await Promise.race([once(child, "message"), endedEarly]))[0];
  await heard();
  return {
    async ask(question) {
      child.send(question);
      const { results, error } = await heard();
      if (error !== undefined) throw new Error(error);
      return results;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The paths that a patch changes. */
const changedBy = (patch) => [...readFileSync(patch, "utf8").matchAll(/^\+\+\+ b\/(\S+)/gm)].map(([, path]) => path);

/** Tests share one migrated database, which shows nothing of a migration that is changed. */
const isOfDatabase = (path) => path.startsWith("prisma/");

const asPattern = (names) => names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");

/** A copy of the repository whose tests are run with and without single guards, one after the other. */
export class GuardBench {
  #copy = copyRepository();
  #env;
  #tester;
  /** Paths whose contents are others than in the run before. */
  #changed = [];

  /** @param env variables of the tests */
  constructor(env) {
    this.#env = env;
  }

  /** Runs the named tests. @returns {Promise<Result[]>} */
  async run(files, names) {
    this.#tester ??= await startTester(this.#copy, this.#env);
    return this.#tester.ask({ files, pattern: asPattern(names), changed: this.#changed.splice(0) });
  }

  /** Runs the named tests while a patch is applied. @returns {Promise<Result[]>} */
  async runWith(patch, files, names) {
    await this.#apply([patch]);
    try {
      return await this.run(files, names);
    } finally {
      await this.#apply(["--reverse", patch]);
    }
  }

  async #apply(args) {
    execFileSync("git", ["apply", ...args], { cwd: this.#copy, stdio: "pipe", encoding: "utf8" });
    const changed = changedBy(args[args.length - 1]);
    this.#changed.push(...changed);
    if (changed.some(isOfDatabase)) await this.#stop();
  }

  async #stop() {
    await this.#tester?.stop();
    this.#tester = undefined;
  }

  async remove() {
    await this.#stop();
    rmSync(this.#copy, { recursive: true, force: true });
  }
}
