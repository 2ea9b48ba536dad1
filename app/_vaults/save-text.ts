/** Hands a text over as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const ENDINGS: Readonly<Record<string, string>> = { hocon: "conf", json: "json", yaml: "yaml" };

/** A file name for a vault: its own name without what a file system refuses. */
export function fileNameOf(name: string, format: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  return `${plain === "" ? "vault" : plain}.${ENDINGS[format] ?? "txt"}`;
}
