const PATHS = {
  heart:
    'M12 20s-7.5-4.6-9.2-9.1C1.5 7.4 3.6 4.5 6.8 4.5c2.1 0 3.9 1.1 5.2 3 1.3-1.9 3.1-3 5.2-3 3.2 0 5.3 2.9 4 6.4C19.5 15.4 12 20 12 20Z',
  close: 'M6 6l12 12M18 6 6 18',
  up: 'M12 19V5M6 11l6-6 6 6',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
