import "server-only";
import { open, seal } from "../../secrets/seal";
import { googleAccountOf, KEY_FIELDS, keyValueSchema, type KeyValue } from "../schema/kinds";

function ownerOfKey(id: string) {
  return `project-key:${id}` as const;
}

export function sealValue(id: string, value: KeyValue): string {
  return seal(JSON.stringify(value), ownerOfKey(id));
}

export function openValue({ id, sealedValue }: { id: string; sealedValue: string }): KeyValue {
  return keyValueSchema.parse(JSON.parse(open(sealedValue, ownerOfKey(id))));
}

/** The same value, sealed for another key. */
export function resealed(from: { id: string; sealedValue: string }, id: string): string {
  return seal(open(from.sealedValue, ownerOfKey(from.id)), ownerOfKey(id));
}

/** What of a value is no secret, for lists and the audit. */
export function plainFields(value: KeyValue): Record<string, string> {
  if (value.kind === "gcp") return { ...googleAccountOf(value.serviceAccountJson) };
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    KEY_FIELDS[value.kind].flatMap(({ name, secret }) => {
      const text = given.get(name);
      return secret !== true && typeof text === "string" ? [[name, text] as const] : [];
    }),
  );
}
