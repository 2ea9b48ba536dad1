import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { parseIntoClientConfig } from "pg-connection-string";
import { prepareConnection } from "./connection.mjs";
import { openShadowDatabase } from "./shadow.mjs";

/**
 * A factory for one database address. The address is taken apart first: handed over whole, its database name would win
 * over the one that `connectToShadowDb` asks for, and shadow migrations would run on the main database.
 */
function connectionFactory(config) {
  return new PrismaPg({ ...config, application_name: "prisma-schema-engine" });
}

/**
 * The adapter factory that the WebAssembly engine is made with.
 *
 * @param {{ url?: string, shadowDatabaseUrl?: string }} datasource
 */
export function adapterFactory({ url, shadowDatabaseUrl }) {
  const config = url ? parseIntoClientConfig(url) : {};
  const base = connectionFactory(config);
  return bindMigrationAwareSqlAdapterFactory({
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => prepareConnection(await base.connect()),
    connectToShadowDb: async () => {
      const shadow = await openShadowDatabase(config, shadowDatabaseUrl);
      const connection = prepareConnection(await connectionFactory(shadow.config).connect());
      const dispose = connection.dispose.bind(connection);
      connection.dispose = async () => {
        await dispose();
        await shadow.close();
      };
      return connection;
    },
  });
}
