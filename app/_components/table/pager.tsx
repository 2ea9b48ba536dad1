import { formatNumber, type Clock } from "@/app/_lib/format";
import { TABLE } from "@/app/_sentences/interface/tables";

import { firstPage, nextPage, pageNumber, previousPage } from "./address";
import type { TableAddress } from "./types";

/** Totals are exact up to this many rows. */
const COUNTED = 10_000;

interface TablePagerProps {
  address: TableAddress;
  count: number;
  total: number | null | undefined;
  nextCursor: string | null | undefined;
  clock: Clock;
}

function totalText({ count, total, clock }: TablePagerProps): string {
  if (total === undefined) return TABLE.shown(formatNumber(count, clock.locale));
  if (total === null) return TABLE.totalAbove(formatNumber(COUNTED, clock.locale));
  return TABLE.total(formatNumber(total, clock.locale));
}

/** How many there are, and the way to the rows before and after. */
export function TablePager(props: TablePagerProps) {
  const { address, nextCursor, clock } = props;
  const number = pageNumber(address);
  const before = previousPage(address);
  const more = nextCursor !== null && nextCursor !== undefined;
  return (
    <div className="text-muted flex min-h-8 flex-wrap items-center justify-between gap-2 text-sm">
      <output className="tabular-nums">{totalText(props)}</output>
      {before === null && !more ? null : (
        <nav aria-label={TABLE.pages} className="flex flex-wrap items-center gap-2">
          {number === null ? null : (
            <span className="mr-1 tabular-nums">{TABLE.page(formatNumber(number, clock.locale))}</span>
          )}
          {before === null ? null : (
            <>
              <a href={firstPage(address)} className="button button-quiet">
                {TABLE.first}
              </a>
              <a href={before} rel="prev" className="button button-secondary">
                {TABLE.previous}
              </a>
            </>
          )}
          {more ? (
            <a href={nextPage(address, nextCursor)} rel="next" className="button button-secondary">
              {TABLE.next}
            </a>
          ) : null}
        </nav>
      )}
    </div>
  );
}
