"use client";

import {
  set,
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
} from "react-hook-form";
import type { core, ZodType } from "zod";

import type { FieldProblem } from "@/app/_components/form/error-summary";

import { FORM } from "@/app/_sentences/interface/forms";

import { firstMessage } from "./first-message";

/** The schema's own words continue "it ...", for the API's readers; here they become a sentence. */
function sentenceFrom(message: string): string {
  return /^(must|is) /.test(message) ? FORM.it(message) : FORM.wrong;
}

/** A sentence for what the server's schema refuses. */
function sentenceOf(issue: core.$ZodIssue, given: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return given === undefined || given === null ? FORM.required : FORM.wrong;
    case "too_small":
      if (issue.origin !== "string" && issue.origin !== "array") return FORM.tooSmall(String(issue.minimum));
      return given === "" || issue.minimum === 1 ? FORM.required : FORM.tooShort(String(issue.minimum));
    case "too_big":
      return issue.origin === "string" ? FORM.tooLong(String(issue.maximum)) : FORM.tooBig(String(issue.maximum));
    case "invalid_format":
      if (given === "") return FORM.required;
      if (issue.format === "email") return FORM.email;
      return issue.format === "url" ? FORM.url : sentenceFrom(issue.message);
    case "invalid_value":
      return FORM.choose;
    default:
      return sentenceFrom(issue.message);
  }
}

/** What stands at a path of the form. */
function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    values,
  );
}

/**
 * Checks by the schema. Of several problems with one field the first is told. The ready-made resolver would keep the
 * schema's words for the API and bring all of zod into the page.
 */
function resolverOf<Input extends FieldValues, Output>(
  source: SchemaSource<Input, Output>,
): Resolver<Input, unknown, Output> {
  return async (values) => {
    const schema = typeof source === "function" ? await source() : source;
    const result = await schema.safeParseAsync(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: FieldErrors<Input> = {};
    for (const issue of result.error.issues) {
      if (valueAt(errors, issue.path) !== undefined) continue;
      const error = { type: issue.code, message: sentenceOf(issue, valueAt(values, issue.path)) };
      set(errors, issue.path.map(String).join("."), error);
    }
    return { values: {}, errors };
  };
}

/** A schema, or how to fetch it: a form behind a button then costs its page nothing until somebody uses it. */
export type SchemaSource<Input, Output> = ZodType<Output, Input> | (() => Promise<ZodType<Output, Input>>);

/** A form checked in the browser by the server's own schema. */
export function useSchemaForm<Input extends FieldValues, Output>(
  source: SchemaSource<Input, Output>,
  defaultValues: DefaultValues<Input>,
): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({
    resolver: resolverOf(source),
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onChange",
  });
}

/**
 * The form's errors in the order of its fields, for the summary on top. What is wrong with one entry of a list, or with
 * one key of a map, is told of the field that holds it: a refusal that nobody sees would look like a button that is dead.
 */
export function problemsOf(errors: object, labels: Readonly<Record<string, string>>): FieldProblem[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const message = firstMessage(valueAt(errors, name.split(".")));
    return message === undefined ? [] : [{ name, label, message }];
  });
}

/**
 * What is wrong with a value that the form holds and does not show, such as the id of what it changes: no field can tell
 * it. A form that names none of its fields shows all of them.
 */
export function unseenProblem(errors: object, labels: Readonly<Record<string, string>>): string | undefined {
  const seen = new Set(Object.keys(labels).map((path) => path.split(".")[0]));
  if (seen.size === 0) return undefined;
  return firstMessage(Object.entries(errors).flatMap(([name, error]) => (seen.has(name) ? [] : [error as unknown])));
}

/** The sentence at one field, by its path, of a form whose fields depend on what is chosen. */
export function messageAt(errors: object, path: string): string | undefined {
  return problemsOf(errors, { [path]: "" })[0]?.message;
}
