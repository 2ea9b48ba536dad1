import { existsSync } from "node:fs";
import { at } from "./root.mjs";
import { run } from "./run.mjs";
import { hashSources, isFresh } from "./sources.mjs";

/** Everything that a build depends on. */
const SOURCES = [
  ..."app server prisma cli public scripts/build.mjs scripts/lib/empty.mjs".split(" "),
  ..."next.config.mjs instrumentation.ts postcss.config.mjs prisma.config.ts tsconfig.json package.json package-lock.json".split(
    " ",
  ),
];

/** Written last, so that a build that was cut short is not taken for one. */
export const BUILD_STAMP = "dist/.sources";

export const sourceHash = () => hashSources(SOURCES);

/** Is the build on disk that of the sources on disk? */
export const isBuilt = () => existsSync(at(".next/BUILD_ID")) && isFresh(BUILD_STAMP, sourceHash());

/** Builds when the sources have changed since the last build. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  const { code } = await run(process.execPath, ["scripts/build.mjs"]);
  if (code !== 0) throw new Error("The build failed; the lines above say why.");
}
