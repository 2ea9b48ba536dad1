"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from "react-hook-form";
import type { core } from "zod";

import type { FieldProblem } from "@/app/_components/error-summary";

import { FORM } from "./sentences";

/** A sentence for what the server's schema refuses, where the schema has none of its own. */
function sentenceOf(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? FORM.required : FORM.wrong;
    case "too_small":
      if (issue.origin !== "string" && issue.origin !== "array") return FORM.tooSmall(String(issue.minimum));
      return issue.minimum === 1 ? FORM.required : FORM.tooShort(String(issue.minimum));
    case "too_big":
      return issue.origin === "string" ? FORM.tooLong(String(issue.maximum)) : FORM.tooBig(String(issue.maximum));
    case "invalid_format":
      if (issue.format === "email") return FORM.email;
      return issue.format === "url" ? FORM.url : FORM.wrong;
    case "invalid_value":
      return FORM.choose;
    default:
      return FORM.wrong;
  }
}

type FormSchema<Input, Output> = core.$ZodType<Output, Input>;

/** A form checked in the browser by the server's own schema. */
export function useSchemaForm<Input extends FieldValues, Output>(
  schema: FormSchema<Input, Output>,
  defaultValues: DefaultValues<Input>,
): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({
    resolver: zodResolver(schema, { error: sentenceOf }),
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onChange",
  });
}

/** The form's errors in the order of its fields, for the summary on top. */
export function problemsOf(errors: object, labels: Readonly<Record<string, string>>): FieldProblem[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const error: unknown = Reflect.get(errors, name);
    if (typeof error !== "object" || error === null || !("message" in error)) return [];
    return [{ name, label, message: typeof error.message === "string" ? error.message : FORM.wrong }];
  });
}
