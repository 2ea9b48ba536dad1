import "server-only";
import type { SealOwner } from "../../secrets/seal";

export const STORAGE_OWNER = (id: string): SealOwner => `storage:${id}`;
