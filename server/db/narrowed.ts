import "server-only";
import { confineArguments, type Owner, type TransactionDatabase } from "./tenant";

function modelOf(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/**
 * The handle of a running transaction, confined to an owner besides: for a change of the system that lets a command of
 * one place do its part in it. It never reaches further than the handle that it is made of.
 */
export function narrowed(tx: TransactionDatabase, owner: Owner): TransactionDatabase {
  return new Proxy(tx, {
    get: (handle, key) => {
      const model: unknown = Reflect.get(handle, key);
      if (typeof key !== "string" || typeof model !== "object" || model === null) return model;
      return new Proxy(model, {
        get: (of, operation) => {
          const method: unknown = Reflect.get(of, operation);
          if (typeof method !== "function" || typeof operation !== "string") return method;
          return (args: unknown): unknown =>
            Reflect.apply(method, of, [confineArguments(owner, modelOf(key), operation, args)]);
        },
      });
    },
  });
}
