"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";

import { toast } from "@/app/_lib/toast";
import type { Failure } from "@/app/_lib/failure";
import { useCommand } from "@/app/_lib/use-command";
import { VAULTS } from "@/app/_sentences/machines/vaults";

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
  const command = useCommand(
    async ({ place, state }: Chosen) => {
      const { name, active, version } = state;
      // What comes into force is what was looked at: another version that was saved meanwhile refuses it.
      await callsOf(place).set(active ? { active: false } : { active: true, expectedVersion: version });
      return { name, active: !active };
    },
    {
      onDone: ({ name, active }) => {
        setAsked(null);
        toast(VAULTS.turned(name, active));
      },
    },
  );
  const look = useCommand(
    async ({ place, state: { name } }: Chosen) => {
      const { version, appliedVersion } = await callsOf(place).get();
      return { place, state: { name, version, appliedVersion, active: false } };
    },
    {
      refresh: false,
      onDone: (found) => {
        if (found.state.appliedVersion === found.state.version) void command.run(found);
        else setAsked(found);
      },
    },
  );
  return {
    turn: (place, state) => void (state.active ? command : look).run({ place, state }),
    pending: command.pending || look.pending,
    failure: asked === null ? (command.failure ?? look.failure) : null,
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
