import type { Row } from "@/app/_components/table/types";
import { dayText, type Clock } from "@/app/_lib/format";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { quantityText } from "@/app/_usage/words";
import type { ProjectBudgetView } from "@/server/budgets/schema";
import { billionths, divideRounded, ONE } from "@/server/money/decimal";
import { formatMoney } from "@/server/money/money";
import { roughly } from "@/server/money/said";

const TONES = { fine: "ok", watch: "warn", reached: "danger" } as const;

function percentText(percent: number, { locale }: Clock): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(percent / 100);
}

/** An amount of a budget: money, or so much of a meter. */
function amountText({ meter, unit }: ProjectBudgetView, amount: string, clock: Clock): string {
  if (meter !== null) return quantityText(amount, unit, clock);
  return formatMoney(divideRounded(billionths(amount), ONE), unit, clock.locale);
}

function budgetName({ scope, target, meterName }: ProjectBudgetView): string {
  const of = scope === "organization" ? BUDGETS.scopes.organization : target.name;
  return `${of}: ${meterName ?? BUDGETS.money}`;
}

/** A budget as a row of a table. */
export function budgetRow(budget: ProjectBudgetView, clock: Clock): Row {
  const { id, scope, target, meterName, amount, used, forecast, percent, state, hardStop, told } = budget;
  const of =
    scope === "organization" ? BUDGETS.scopes.organization : { text: target.name, note: BUDGETS.scopes[scope] };
  const alerts = told.map(({ alert }) => BUDGETS.alerts[alert]).join(", ");
  return {
    id,
    name: budgetName(budget),
    cells: {
      of,
      what: meterName ?? BUDGETS.money,
      used: {
        text: percentText(percent, clock),
        note: BUDGETS.usedOf(amountText(budget, used, clock), amountText(budget, amount, clock)),
      },
      forecast: forecast === null ? BUDGETS.early : amountText(budget, roughly(forecast), clock),
      state: {
        text: BUDGETS.states[state],
        tone: TONES[state],
        note: BUDGETS.since(dayText(budget.from, clock)),
      },
      told: alerts === "" ? null : alerts,
      stop: hardStop ? BUDGETS.stops : BUDGETS.tells,
    },
  };
}
