import type { TestProject } from "vitest/node";
import { shell } from "./processes/shell";
import { buildTemplate, type Template } from "./database/template";

declare module "vitest" {
  interface ProvidedContext {
    template: Template;
  }
}

/** Migrates once per run; each test file that wants a database clones the result. */
// eslint-disable-next-line import-x/no-default-export -- Vitest loads it by its default export.
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { template, remove } = await buildTemplate(shell.TEST_DATABASE_URL);
  project.provide("template", template);
  return remove;
}
