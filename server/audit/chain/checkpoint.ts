import "server-only";
import { isSigned, sign } from "../../secrets/sign";
import { canonical } from "./seal-rows";

/** Up to where a chain's rows were archived: `rows` of them, the last with this sequence and hash, in this file. */
export interface Checkpoint {
  chain: string;
  sequence: bigint;
  hash: string;
  rows: number;
  archive: string;
}

function textOf({ chain, sequence, hash, rows, archive }: Checkpoint): string {
  return canonical({ chain, sequence: sequence.toString(), hash, rows, archive });
}

export function signCheckpoint(checkpoint: Checkpoint): string {
  return sign("audit-checkpoint", textOf(checkpoint));
}

/** True where this installation wrote the checkpoint: it is then the start from which the rest of its chain verifies. */
export function isGenuine({ signature, ...checkpoint }: Checkpoint & { signature: string }): boolean {
  return isSigned("audit-checkpoint", textOf(checkpoint), signature);
}
