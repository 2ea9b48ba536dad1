import type { TestProject } from "vitest/node";
import { buildTemplate, type Template } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    template: Template;
  }
}

/** Migrates once per run; each test file that wants a database clones the result. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { template, remove } = await buildTemplate(process.env["TEST_DATABASE_URL"]);
  project.provide("template", template);
  return remove;
}
