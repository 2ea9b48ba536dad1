import { COPY } from "@/app/_sentences/interface/forms";

export interface NewCredential {
  accessKey: string;
  secretKey: string;
  webUrl: string;
  apiUrl: string;
  filesUrl: string;
  /** Slug of the workspace that it reaches; absent with organization reach. */
  workspace?: string;
  /** Slug of the project that it is of. */
  project?: string;
}

interface CredentialText {
  key: "configuration" | "environment" | "notebook" | "commandLine";
  label: string;
  fileName: string;
  text: string;
}

function variables({ webUrl, accessKey, secretKey, workspace, project }: NewCredential): [string, string][] {
  const all: [string, string][] = [
    ["TENANTRY_HOST", webUrl],
    ["TENANTRY_ACCESS_KEY", accessKey],
    ["TENANTRY_SECRET_KEY", secretKey],
  ];
  if (workspace !== undefined) all.push(["TENANTRY_WORKSPACE", workspace]);
  if (project !== undefined) all.push(["TENANTRY_PROJECT", project]);
  return all;
}

function configurationFile({ webUrl, apiUrl, filesUrl, accessKey, secretKey }: NewCredential): string {
  return [
    "api {",
    `  web_server: ${JSON.stringify(webUrl)}`,
    `  api_server: ${JSON.stringify(apiUrl)}`,
    `  files_server: ${JSON.stringify(filesUrl)}`,
    "  credentials {",
    `    "access_key" = ${JSON.stringify(accessKey)}`,
    `    "secret_key" = ${JSON.stringify(secretKey)}`,
    "  }",
    "}",
    "",
  ].join("\n");
}

/** Shows at once that the keys work, on any machine: nothing has to be installed. */
const FIRST_CALL = 'curl -sS -u "$TENANTRY_ACCESS_KEY:$TENANTRY_SECRET_KEY" "$TENANTRY_HOST/api/v1/whoami"';

/** The four ways to hand a new credential to a program. */
export function credentialTexts(credential: NewCredential): CredentialText[] {
  const pairs = variables(credential);
  const lines = (before: string) => pairs.map(([name, value]) => `${before}${name}=${value}`).join("\n");
  return [
    { key: "configuration", label: COPY.configuration, fileName: "tenantry.conf", text: configurationFile(credential) },
    { key: "environment", label: COPY.environment, fileName: "tenantry.env", text: `${lines("")}\n` },
    { key: "notebook", label: COPY.notebook, fileName: "tenantry-cell.py", text: `${lines("%env ")}\n` },
    {
      key: "commandLine",
      label: COPY.commandLine,
      fileName: "tenantry.sh",
      text: `${lines("export ")}\n${FIRST_CALL}\n`,
    },
  ];
}
