import "server-only";
import { bookEvents, takenIds, type BookedEvent } from "../db/hot/usage/ingestion";
import { namedPlaces, type NamedPlaces } from "../db/hot/usage/places";

/** The sanctioned statements by which usage is booked, for the commands of this noun. */
export type StoredEvent = BookedEvent;
export type StoredPlaces = NamedPlaces;
export const storeEvents = bookEvents;
export const storedIds = takenIds;
export const findNamed = namedPlaces;
