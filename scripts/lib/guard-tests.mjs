/**
 * Runs tests of the working directory again and again, for scripts/guards.mjs, which starts it as a child process: what
 * stays the same from one run to the next (the migrated database, the compiled files) is made once. Each run evaluates
 * everything anew, in processes of its own.
 *
 * Takes messages `{ files, pattern, changed }` (paths from the working directory, a regular expression of names, what has
 * other contents than in the run before), and answers each with `{ results }` or `{ error }`.
 */
import { resolve } from "node:path";
import process from "node:process";
import { createVitest } from "vitest/node";

/**
 * What a test came to.
 * @typedef {{ file: string, fullName: string, status: string, failureMessages: string[] }} Result
 */

const said = ({ name, message, stack }) =>
  name && message !== undefined ? `${name}: ${message}` : String(stack ?? message);

function fullNameOf(test) {
  const names = [test.name];
  for (let parent = test.parent; parent.type === "suite"; parent = parent.parent) names.unshift(parent.name);
  return names.join(" ");
}

/** @returns {Result[]} */
function resultsOf(module) {
  const broken = module.errors();
  if (broken.length > 0) {
    return [{ file: module.moduleId, fullName: "", status: "failed", failureMessages: broken.map(said) }];
  }
  return [...module.children.allTests()].map((test) => {
    const { state, errors = [] } = test.result();
    return {
      file: module.moduleId,
      fullName: fullNameOf(test),
      status: state,
      failureMessages: errors.map(said),
    };
  });
}

const vitest = await createVitest("test", { watch: false, reporters: [{}] });
await vitest.standalone();

async function runTests({ files, pattern, changed }) {
  for (const path of changed) vitest.invalidateFile(resolve(path));
  vitest.setGlobalTestNamePattern(new RegExp(pattern));
  const specifications = files.flatMap((file) => vitest.getModuleSpecifications(resolve(file)));
  if (specifications.length === 0) throw new Error(`There is no test file ${files.join(", ")}`);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const own = testModules.filter(({ moduleId }) => specifications.some((one) => one.moduleId === moduleId));
  const results = own.flatMap(resultsOf);
  if (results.length === 0) throw new Error(unhandledErrors.map(said).join("\n") || "nothing ran");
  return results;
}

process.on("message", async (asked) => {
  try {
    process.send({ results: await runTests(asked) });
  } catch (error) {
    process.send({ error: error instanceof Error ? error.message : String(error) });
  }
});
process.once("disconnect", async () => {
  await vitest.close();
  process.exit(0);
});
process.send({ ready: true });
