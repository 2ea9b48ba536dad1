/** What the shell says. An empty variable counts as absent. */
export interface Environment {
  host: string | undefined;
  accessKey: string | undefined;
  secretKey: string | undefined;
  workspace: string | undefined;
  project: string | undefined;
  configDir: string | undefined;
  plain: boolean;
}

function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === "" ? undefined : value;
}

export function readEnvironment(): Environment {
  return {
    host: variable("TENANTRY_HOST"),
    accessKey: variable("TENANTRY_ACCESS_KEY"),
    secretKey: variable("TENANTRY_SECRET_KEY"),
    workspace: variable("TENANTRY_WORKSPACE"),
    project: variable("TENANTRY_PROJECT"),
    configDir: variable("TENANTRY_CONFIG_DIR"),
    plain: variable("NO_COLOR") !== undefined || variable("TERM") === "dumb",
  };
}
