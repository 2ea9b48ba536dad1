import "server-only";
import { AppError } from "../../errors";
import { fieldsOfAddress, type AddressFields, type Route } from "./routes";

/**
 * The input's fields that the query of an address gives. A slip in a name must not answer a list that nobody filtered,
 * and of two values nobody can say which was meant.
 * @throws INVALID unknown_parameter, invalid_value (a parameter given twice)
 */
export function queryOf(route: Route, query: string): AddressFields {
  const texts: Record<string, string> = {};
  for (const [name, text] of new URLSearchParams(query)) {
    if (!route.fields.has(name)) throw unknownParameter(route, name);
    if (Object.hasOwn(texts, name)) {
      throw new AppError("INVALID", "invalid_value", name, { detail: "must be given once" });
    }
    texts[name] = text;
  }
  return fieldsOfAddress(route, texts);
}

function unknownParameter({ fields, segments }: Route, name: string): AppError {
  const taken = [...fields].filter((field) => !segments.includes(`{${field}}`)).sort();
  const what = taken.length === 0 ? "takes none" : `takes ${taken.join(", ")}`;
  return new AppError("INVALID", "unknown_parameter", name, {
    detail: `is not a parameter of this call, which ${what}`,
  });
}
