import "server-only";
import { OAuthError } from "./errors";

/** A request's parameters. One that is empty counts as left out (RFC 6749, 3.2). */
export type Form = ReadonlyMap<string, string>;

/** @throws OAuthError invalid_request for another kind of body, or a parameter that stands there twice */
export function readForm(contentType: string | null, text: string): Form {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? "")) {
    throw new OAuthError("invalid_request", "The body must be application/x-www-form-urlencoded");
  }
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) throw new OAuthError("invalid_request", "A parameter stands there twice");
    form.set(name, value);
  }
  for (const [name, value] of form) if (value === "") form.delete(name);
  return form;
}

/** @throws OAuthError invalid_request naming the parameter that is missing */
export function needed(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthError("invalid_request", `${name} is missing`);
  return value;
}
