import "server-only";
import {
  changeResources,
  findRegistered,
  stampUses,
  type RegisteredRow,
  type ResourceKey,
} from "../db/hot/resources/registered-resources";

/** The sanctioned statements by which many resources are looked up and changed at once, for the commands of this noun. */
export type StoredKey = ResourceKey;
export type StoredRow = RegisteredRow;
export const findStored = findRegistered;
export const changeStored = changeResources;
export const stampStored = stampUses;
