import "server-only";
import { isTypeInUse } from "../db/hot/resources/resource-types";

/** The sanctioned statement by which the commands of this noun learn that a type is in use. */
export const isUsed = isTypeInUse;
