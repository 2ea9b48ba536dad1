export {
  Tenantry,
  type Input,
  type Item,
  type ListName,
  type OperationName,
  type Output,
  type TenantryOptions,
} from "./client";
export { TenantryError, type ErrorCode } from "./errors";
export type { CallOptions } from "./transport";
export { SettingsError } from "../settings/files";
