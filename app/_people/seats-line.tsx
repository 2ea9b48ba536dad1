import { Notice } from "@/app/_components/page/notice";
import { formatNumber, type Clock } from "@/app/_lib/format";
import { USERS } from "@/app/_sentences/people/users";

interface SeatsLineProps {
  seats: {
    used: number;
    maximum: number | null;
    reached: boolean;
    people: number;
    external: number;
    invited: number;
  };
  clock: Clock;
}

/** How many seats of the organization are taken, and whether the maximum is reached. */
export function SeatsLine({ seats, clock: { locale } }: SeatsLineProps) {
  const { used, maximum, reached, people, external, invited } = seats;
  const number = (value: number) => formatNumber(value, locale);
  const head = maximum === null ? USERS.seatsFree(number(used)) : USERS.seats(number(used), number(maximum));
  const parts = USERS.seatsOf(number(people), number(external), number(invited));
  if (reached) {
    return (
      <div className="mb-4">
        <Notice tone="warn" title={head}>
          {USERS.seatsReached}
        </Notice>
      </div>
    );
  }
  return (
    <p className="mb-4 text-sm tabular-nums">
      {head} <span className="text-muted">({parts})</span>
    </p>
  );
}
