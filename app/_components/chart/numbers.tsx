import { Table } from "@/app/_components/table/table";
import type { TableProps } from "@/app/_components/table/types";
import { TABLE } from "@/app/_sentences/interface/tables";

interface NumbersProps extends Pick<TableProps, "label" | "columns" | "rows" | "clock"> {
  /** The page's own address. */
  path: string;
}

/** The table that says what the picture above it shows, folded; it opens without scripts too. */
export function Numbers({ path, ...table }: NumbersProps) {
  return (
    <details className="numbers">
      <summary>{TABLE.numbers}</summary>
      <Table {...table} address={{ path, query: {} }} />
    </details>
  );
}
