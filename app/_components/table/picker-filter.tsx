"use client";

import { useId, useState } from "react";

import { PICKER } from "@/app/_sentences/interface/controls";
import { TABLE } from "@/app/_sentences/interface/tables";

import { icon } from "@/app/_components/icon";
import { PickerInput } from "@/app/_components/picker/input";
import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";

interface TablePickerFilterProps {
  name: string;
  label: string;
  /** What the address says; an empty text for nothing. */
  value: string;
  chosen: PickerOption | undefined;
  find: PickerSearch;
  onPick: (name: string, value: string) => void;
}

/** A filter by something of which there are too many for a list: type to find it. */
export function TablePickerFilter({ name, label, value, chosen, find, onPick }: TablePickerFilterProps) {
  const id = useId();
  const [seen, setSeen] = useState(chosen);
  const shown = [seen, chosen].find((option) => option?.value === value)?.label ?? value;
  return (
    <div className="toolbar-filter">
      <label htmlFor={id}>{label}</label>
      <div className="picker-frame">
        <PickerInput
          control={{ id, "aria-invalid": undefined, "aria-describedby": undefined }}
          label={label}
          placeholder={TABLE.any}
          disabled={false}
          required={false}
          search={find}
          shown={shown}
          chosen={value}
          ref={undefined}
          onPick={(option) => {
            setSeen(option);
            onPick(name, option.value);
          }}
          onEmptied={() => onPick(name, "")}
          onBlur={undefined}
        />
        {value === "" ? null : (
          <button
            type="button"
            className="icon-button picker-clear"
            aria-label={PICKER.clear(label)}
            onClick={() => onPick(name, "")}
          >
            {icon("close", 14)}
          </button>
        )}
      </div>
      <input type="hidden" name={name} value={value} />
    </div>
  );
}
