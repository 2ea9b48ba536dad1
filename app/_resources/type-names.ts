import { typeName as nameOf, typesName as namesOf } from "@/app/_sentences/access/rules";

/** Names of the types that the operator added, by id. */
export type TypeNames = Readonly<Record<string, string>>;

/** "Job"; types of the operator have one name. */
export function typeName(types: TypeNames, type: string): string {
  return types[type] ?? nameOf(type);
}

/** "Jobs", and "All resources" for all types. */
export function typesName(types: TypeNames, type: string): string {
  return types[type] ?? namesOf(type);
}
