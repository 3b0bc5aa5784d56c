import type { CurveResult } from './rounds.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM, EDGE] = [640, 320, 84, 56, 24];

/** A growth curve as SVG: x on a logarithmic scale, y from zero. */
export function plot({ name, axis, unit, points }: CurveResult): string {
  const xs = points.map(({ x }) => Math.log10(x));
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const top = niceCeiling(Math.max(...points.map(({ cost }) => cost)));
  const x = (value: number): number => LEFT + ((Math.log10(value) - low) / (high - low || 1)) * (WIDTH - LEFT - EDGE);
  const y = (cost: number): number => HEIGHT - BOTTOM - (cost / top) * (HEIGHT - BOTTOM - 2 * EDGE);
  const place = (point: { x: number; cost: number }): string => `${x(point.x).toFixed(1)},${y(point.cost).toFixed(1)}`;
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = y(top * share).toFixed(1);
    return `<path class="grid" d="M${LEFT} ${at}H${WIDTH - EDGE}"/><text x="${LEFT - 8}" y="${at}" text-anchor="end" dy="4">${short(top * share)}</text>`;
  });
  const marks = points.map(
    (point) =>
      `<circle cx="${x(point.x).toFixed(1)}" cy="${y(point.cost).toFixed(1)}" r="4"><title>${short(point.x)}: ${short(point.cost)}</title></circle>` +
      `<text x="${x(point.x).toFixed(1)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${short(point.x)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}">
<style>text{font:12px system-ui,sans-serif;fill:#444}.title{font-weight:600;fill:#111}.grid{stroke:#ddd}.curve{fill:none;stroke:#0b5d7a;stroke-width:2}circle{fill:#0b5d7a}</style>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text class="title" x="${LEFT}" y="18">${name} (${unit})</text>
${lines.join('\n')}
<polyline class="curve" points="${points.map(place).join(' ')}"/>
${marks.join('\n')}
<text x="${(LEFT + WIDTH - EDGE) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${axis}</text>
</svg>
`;
}

/** 1, 2 or 5 times a power of ten, above the value. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

const short = (value: number): string =>
  value >= 1e6 ? `${value / 1e6} M` : value >= 1e4 ? `${value / 1e3} k` : String(Number(value.toPrecision(3)));
