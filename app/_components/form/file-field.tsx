"use client";

import { useState, type ReactNode, type Ref } from "react";

import { FILE } from "@/app/_sentences/interface/controls";
import { formatBytes } from "@/app/_lib/format";
import { readFile, type ReadFile } from "@/app/_lib/form/read-file";

import { FormField } from "./form-field";

interface FileFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** What the browser offers at first: ".csv,text/csv". */
  accept?: string;
  mostBytes?: number;
  /** The text of the file, or null where there is none or it cannot be read. */
  onRead: (file: ReadFile | null) => void;
  ref?: Ref<HTMLInputElement>;
}

const MIB = 1_048_576;

/** A text file, read here in the browser: it is looked at before anything is sent. */
export function FileField(props: FileFieldProps) {
  const { label, help, error, optional = false, accept = ".csv,text/csv", mostBytes = 5 * MIB, onRead } = props;
  const [refusal, setRefusal] = useState<string>();
  const [said, setSaid] = useState("");
  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    setRefusal(undefined);
    setSaid("");
    if (file === undefined) {
      onRead(null);
      return;
    }
    setSaid(FILE.reading);
    const read = await readFile(file, mostBytes);
    // Another one was chosen meanwhile.
    if (input.files?.[0] !== file) return;
    if (typeof read === "string") setRefusal(read);
    setSaid(typeof read === "string" ? read : FILE.chosen(file.name, formatBytes(file.size)));
    onRead(typeof read === "string" ? null : read);
  }
  return (
    <FormField label={label} help={help} error={refusal ?? error} optional={optional}>
      {(control) => (
        <>
          <input
            {...control}
            ref={props.ref}
            type="file"
            accept={accept}
            className="field-control file-input"
            onChange={(event) => void choose(event.currentTarget)}
          />
          <span role="status" className="sr-only">
            {said}
          </span>
        </>
      )}
    </FormField>
  );
}
