import "server-only";

const LARGEST_FORM = 1_048_576;

/** The fields of a form, read no further than a megabyte; null where there is more. */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FORM) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST_FORM) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
  return fieldsOf(new URLSearchParams(Buffer.concat(pieces).toString("utf8")));
}

/** Each field once: the first of two of one name would be read here, and perhaps the second by somebody else. */
export function fieldsOf(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (values.length === 1) fields[name] = values[0] ?? "";
  }
  return fields;
}
