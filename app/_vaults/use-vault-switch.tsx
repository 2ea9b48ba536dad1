"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";

import { toast } from "@/app/_lib/toast";
import type { Failure } from "@/app/_lib/failure";
import { useCommand } from "@/app/_lib/use-command";
import { VAULTS } from "@/app/_lib/vault-sentences";

import { callsOf } from "./calls";
import type { VaultPlace, VaultState } from "./place";

const Activation = dynamic(async () => (await import("./activation")).Activation, { ssr: false });

interface Chosen {
  place: VaultPlace;
  state: VaultState;
}

interface VaultSwitch {
  /** Switches it off at once; on after a look at what is new, if anything is. */
  turn: (place: VaultPlace, state: VaultState) => void;
  pending: boolean;
  failure: Failure | null;
  dialog: ReactNode;
}

/** Whether a vault counts. */
export function useVaultSwitch(): VaultSwitch {
  const [asked, setAsked] = useState<Chosen | null>(null);
  const turn = async ({ place, state: { active } }: Chosen) => callsOf(place).set({ active: !active });
  const command = useCommand(
    async (chosen: Chosen) => {
      await turn(chosen);
      return chosen.state;
    },
    {
      onDone: ({ name, active }) => {
        setAsked(null);
        toast(VAULTS.turned(name, !active));
      },
    },
  );
  return {
    turn: (place, state) => {
      const isNew = !state.active && state.appliedVersion !== state.version;
      if (isNew) setAsked({ place, state });
      else void command.run({ place, state });
    },
    pending: command.pending,
    failure: asked === null ? command.failure : null,
    dialog:
      asked === null ? null : (
        <Activation
          {...asked}
          pending={command.pending}
          failure={command.failure}
          onConfirm={() => void command.run(asked)}
          onClose={() => {
            command.reset();
            setAsked(null);
          }}
        />
      ),
  };
}
