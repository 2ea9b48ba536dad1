"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { PickerField } from "@/app/_components/picker/picker";
import type { PickerSearch } from "@/app/_components/picker/types";
import { ENDING } from "@/app/_sentences/people/leaving";
import type { EndingPreview, HandOverInput } from "@/server/members/schema/endings";

/** With more projects than this, one person gets them all. */
const CHOSEN_EACH = 10;

interface HandOverFieldsProps {
  owned: EndingPreview["owned"];
  value: HandOverInput;
  onChange: (value: HandOverInput) => void;
  search: PickerSearch;
  error?: string | undefined;
}

function pairsOf(text: string | undefined): Map<string, string> {
  return new Map(
    (text ?? "").split(",").flatMap((pair): [string, string][] => {
      const [project, user] = pair.split(":");
      return project === undefined || user === undefined ? [] : [[project, user]];
    }),
  );
}

function textOf(pairs: ReadonlyMap<string, string>): HandOverInput {
  const chosen = [...pairs].filter(([, user]) => user !== "");
  return chosen.length === 0 ? {} : { handOver: chosen.map((pair) => pair.join(":")).join(",") };
}

/** Who gets the projects that would lose their owner: one person for all, or one for each. */
export function HandOverFields({ owned, value, onChange, search, error }: HandOverFieldsProps) {
  const [each, setEach] = useState(false);
  const mayChooseEach = owned.total > 1 && owned.total <= CHOSEN_EACH;
  const pairs = pairsOf(value.handOver);
  function switchOver(): void {
    setEach(!each);
    onChange({});
  }
  return (
    <div className="grid gap-3">
      {each ? (
        owned.items.map(({ id, name }) => (
          <PickerField
            key={id}
            label={ENDING.handOverOne(name)}
            value={pairs.get(id) ?? ""}
            onChange={(user) => onChange(textOf(new Map([...pairs, [id, user]])))}
            search={search}
            error={error}
            optional
          />
        ))
      ) : (
        <PickerField
          label={ENDING.handOver}
          help={ENDING.handOverHelp}
          value={value.handOverTo ?? ""}
          onChange={(user) => onChange(user === "" ? {} : { handOverTo: user })}
          search={search}
          error={error}
          optional
        />
      )}
      {mayChooseEach ? (
        <div>
          <Button variant="quiet" onClick={switchOver}>
            {each ? ENDING.handOverAll : ENDING.handOverEach}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
