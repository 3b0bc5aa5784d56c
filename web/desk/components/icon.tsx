const PATHS = {
  approve: 'M4 12.5 9.5 18 20 6.5',
  reject: 'M6 6l12 12M18 6 6 18',
  skip: 'M5 5l8 7-8 7M18 5v14',
  escalate: 'M12 20V5M5.5 11.5 12 5l6.5 6.5',
  undo: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  sort: 'M7 4v16M3.5 16.5 7 20l3.5-3.5M14 6h7M14 12h5M14 18h3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  queue: 'M4 5h16v6H4zM4 15h16v4H4z',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  published: 'M4 12.5 9.5 18 20 6.5',
  overview: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  log: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
  site: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  words: 'M4 19 9 5l5 14M6 14h6M15 19l3-8 3 8M16 16.5h4',
  articles: 'M4 5h16v14H4zM8 9h8M8 13h8',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.5.8 3.5 3 3.5 5.5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h10',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  eye: 'M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  warning: 'M12 3 2 20h20zM12 10v4M12 17h.01',
  layers: 'M12 3l9 5-9 5-9-5zM3 13l9 5 9-5',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing that says nothing by itself: the words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
