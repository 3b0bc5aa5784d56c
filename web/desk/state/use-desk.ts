import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from './desk.js';

export const DeskContext = createContext<Desk | null>(null);

/** The desk that a component belongs to. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this component');
  return desk;
}
