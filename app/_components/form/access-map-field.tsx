"use client";

import { useId, type ReactNode } from "react";

import { CHOICE } from "@/app/_sentences/interface/controls";

import { BUTTON_CLASS } from "@/app/_components/button-class";
import { FieldGroup } from "./field-group";

interface Named {
  key: string;
  label: string;
  /** A second, quieter line. */
  note?: string;
}

interface AccessPreset extends Named {
  value: Readonly<Record<string, string>>;
}

interface AccessMapFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** One choice for each: kinds of resources. */
  rows: readonly Named[];
  /** From least to most: none, read, all. A row without a value has the first. */
  columns: readonly Named[];
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
  /** Fill all rows at once. */
  presets?: readonly AccessPreset[];
  /** Shows what is chosen and takes no change. */
  readOnly?: boolean;
  /** Why this cannot be chosen, such as a right that one does not hold oneself. */
  refused?: (row: string, column: string) => string | undefined;
}

interface RowProps extends Pick<AccessMapFieldProps, "columns" | "refused" | "readOnly"> {
  id: string;
  row: Named;
  chosen: string | undefined;
  onChoose: (column: string) => void;
}

function MapRow({ id, row, columns, chosen, readOnly = false, refused, onChoose }: RowProps) {
  const reasons = columns.flatMap(({ key }) => refused?.(row.key, key) ?? []);
  const reason = [...new Set(reasons)].join(" ");
  return (
    <tr>
      <th scope="row">
        <span id={`${id}-${row.key}`}>{row.label}</span>
        {row.note === undefined ? null : <small>{row.note}</small>}
        {reason === "" ? null : <small id={`${id}-${row.key}-why`}>{reason}</small>}
      </th>
      {columns.map(({ key, label }) => {
        const off = refused?.(row.key, key) !== undefined;
        return (
          <td key={key}>
            <label>
              <input
                type="radio"
                className="field-check"
                name={`${id}-${row.key}`}
                value={key}
                checked={chosen === key}
                disabled={off || (readOnly && chosen !== key)}
                aria-labelledby={`${id}-${row.key} ${id}-column-${key}`}
                aria-describedby={off ? `${id}-${row.key}-why` : undefined}
                onChange={() => onChoose(key)}
              />
              <span>{label}</span>
            </label>
          </td>
        );
      })}
    </tr>
  );
}

/** One choice per row, all in sight: a table of radio buttons, which on a phone becomes a card per row. */
export function AccessMapField(props: AccessMapFieldProps) {
  const { label, help, error, rows, columns, value, onChange, presets = [], readOnly = false, refused } = props;
  const id = useId();
  const least = columns[0]?.key;
  const full = Object.fromEntries(rows.map(({ key }) => [key, value[key] ?? least ?? ""]));
  function fill(preset: AccessPreset): void {
    const allowed = rows.filter(({ key }) => refused?.(key, preset.value[key] ?? "") === undefined);
    onChange({ ...full, ...Object.fromEntries(allowed.map(({ key }) => [key, preset.value[key] ?? least ?? ""])) });
  }
  return (
    <FieldGroup label={label} help={help} error={error}>
      {presets.length === 0 || readOnly ? null : (
        <div role="group" aria-label={CHOICE.presets} className="flex flex-wrap items-center gap-2">
          <span className="text-muted text-sm" aria-hidden="true">
            {CHOICE.presets}
          </span>
          {presets.map((preset) => (
            <button key={preset.key} type="button" className={BUTTON_CLASS.secondary} onClick={() => fill(preset)}>
              {preset.label}
            </button>
          ))}
        </div>
      )}
      <div className="access-map-frame">
        <table className="access-map" aria-label={label}>
          <thead>
            <tr>
              <td />
              {columns.map(({ key, label: text }) => (
                <th key={key} scope="col" id={`${id}-column-${key}`}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MapRow
                key={row.key}
                id={id}
                row={row}
                columns={columns}
                chosen={full[row.key]}
                readOnly={readOnly}
                {...(refused === undefined ? {} : { refused })}
                onChoose={(column) => (readOnly ? undefined : onChange({ ...full, [row.key]: column }))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </FieldGroup>
  );
}
