import { formatBytes } from "@/app/_lib/format";
import { FILE } from "@/app/_sentences/interface/controls";

export interface ReadFile {
  name: string;
  text: string;
}

/** The text of a file that somebody chose, or the sentence why it cannot be had. */
export async function readFile(file: File, mostBytes: number): Promise<ReadFile | string> {
  if (file.size > mostBytes) return FILE.tooLarge(formatBytes(file.size), formatBytes(mostBytes));
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    // No text file holds a zero character; a spreadsheet saved as such does.
    if (text.includes("\0")) return FILE.unreadable;
    return text.trim() === "" ? FILE.empty : { name: file.name, text };
  } catch {
    return FILE.unreadable;
  }
}
