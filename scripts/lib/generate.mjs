import { existsSync } from "node:fs";
import { at } from "./root.mjs";
import { node, step } from "./run.mjs";
import { hashSources, isFresh, writeStamp } from "./sources.mjs";

const STAMP = "node_modules/.cache/tenantry/prisma";

/** Generates the Prisma client when it is missing or older than its models. */
export async function ensureGenerated() {
  const hash = hashSources(["prisma/schema.prisma", "prisma/models", "prisma.config.ts", "package-lock.json"]);
  if (existsSync(at("prisma/generated/client.ts")) && isFresh(STAMP, hash)) return;
  await step("Generating the Prisma client", () => node("prisma/cli.mjs", ["generate"]));
  writeStamp(STAMP, hash);
}
