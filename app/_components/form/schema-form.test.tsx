import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { useForm } from "react-hook-form";
import { expect, test } from "vitest";

import { Button } from "../button";
import { PasswordField } from "./fields";
import { SchemaForm } from "./schema-form";

function Form({ withoutScripts }: { withoutScripts: boolean }) {
  const form = useForm({ defaultValues: { password: "" } });
  return (
    <SchemaForm form={form} command={{ pending: false, failure: null }} onSubmit={() => undefined}>
      <PasswordField label="Password" {...form.register("password")} />
      <Button type="submit" withoutScripts={withoutScripts}>
        Sign in
      </Button>
    </SchemaForm>
  );
}

const buttonIn = (html: string) => /<button type="submit"[^>]*>/.exec(html)?.[0] ?? "";

test("what the server sends of a form cannot be sent before its scripts have started, and says that it needs them", () => {
  const html = renderToStaticMarkup(<Form withoutScripts={false} />);
  expect(buttonIn(html)).toContain(" disabled=");
  expect(html).toMatch(/^<form [^>]*method="post"/);
  expect(html).toMatch(/<noscript>.*needs JavaScript.*<\/noscript>/);
});

test("a form that leads on without scripts can be sent at once", () => {
  expect(buttonIn(renderToStaticMarkup(<Form withoutScripts />))).not.toContain("disabled");
});

test("every form says how the browser would send it, and one with a secret never by its address", async () => {
  const root = join(import.meta.dirname, "../..");
  const names = (await readdir(root, { recursive: true })).filter((name) => /(?<!\.test)\.tsx$/.test(name));
  const forms = await Promise.all(names.map(async (name) => [name, await readFile(join(root, name), "utf8")] as const));
  for (const [name, source] of forms.filter(([, text]) => text.includes("<form"))) {
    for (const [form] of source.matchAll(/<form\b[^]*?>\n?/g)) {
      expect(form, name).toMatch(/method=(?:"(?:get|post)"|\{)/);
    }
    if (/PasswordField|type="password"|FileField/.test(source)) expect(source, name).not.toContain('method="get"');
  }
});
