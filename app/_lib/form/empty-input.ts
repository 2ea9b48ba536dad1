/** What an input means in which nothing stands: each of these is for a form's `setValueAs`. */
export function orAbsent(value: unknown): unknown {
  return value === "" || value === null ? undefined : value;
}

export function orNull(value: unknown): unknown {
  return value === "" ? null : value;
}

export function numberOrNull(value: unknown): number | null {
  return value === "" || value === null ? null : Number(value);
}
