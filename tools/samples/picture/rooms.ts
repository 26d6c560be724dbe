import { type Camera, PICTURE, project } from './camera.ts';
import { blend, darker, lighter } from './colour.ts';
import { polygon, px } from './shape.ts';

export interface Room {
  readonly wall: string;
  readonly floor: string;
  readonly decor: 'window' | 'lights' | 'mirror' | 'plants';
}

/** Where the clips are filmed. */
export const ROOMS = {
  studio: { wall: '#a9bcc2', floor: '#b98a57', decor: 'window' },
  terrace: { wall: '#7f7ba6', floor: '#8d7866', decor: 'lights' },
  school: { wall: '#b7c6c4', floor: '#a67c52', decor: 'mirror' },
  salon: { wall: '#7fa092', floor: '#7d5a46', decor: 'plants' },
} as const satisfies Readonly<Record<string, Room>>;

export type RoomName = keyof typeof ROOMS;

const WALL_Z = -1.9;

const rect = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"${more}/>`;

function planks(camera: Camera, room: Room): string {
  const near = 2.2;
  const boards: string[] = [];
  for (let board = -14; board < 14; board++) {
    const corner = (x: number, z: number) => project(camera, [x, 0, z]);
    const [x, next] = [board * 0.42, (board + 1) * 0.42];
    const tone = [0, 0.07, 0.03, 0.1, 0.05][(board * 7 + 98) % 5];
    boards.push(
      polygon(
        [corner(x, WALL_Z), corner(next, WALL_Z), corner(next, near), corner(x, near)],
        darker(room.floor, tone),
      ),
    );
  }
  return boards.join('');
}

function decor(camera: Camera, room: Room): string {
  const at = (x: number, y: number) => project(camera, [x, y, WALL_Z]);
  switch (room.decor) {
    case 'window': {
      const { x, y, scale } = at(1.5, 2.15);
      const [width, height] = [0.8 * scale, 1.0 * scale];
      const frame = lighter(room.wall, 0.55);
      return (
        rect(x, y, width, height, '#d7e6ea') +
        rect(x, y + height * 0.6, width, height * 0.4, '#bcd0b4') +
        `<path d="M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}ZM${px(x + width / 2)} ${px(y)}v${px(height)}M${px(x)} ${px(y + height / 2)}h${px(width)}" fill="none" stroke="${frame}" stroke-width="4"/>`
      );
    }
    case 'lights': {
      let bulbs = '';
      for (let i = 0; i <= 18; i++) {
        const x = (PICTURE.width * i) / 18;
        const y = 16 + 20 * Math.sin((Math.PI * (i % 6)) / 6);
        bulbs += `<circle cx="${px(x)}" cy="${px(y)}" r="7" fill="#ffd27a" fill-opacity=".22"/><circle cx="${px(x)}" cy="${px(y)}" r="2.6" fill="#ffe3a6"/>`;
      }
      const rail = at(-4, 0.8);
      return rect(0, rail.y, PICTURE.width, 5, '#2a3352') + bulbs;
    }
    case 'mirror': {
      const { x, y, scale } = at(-2.2, 2.0);
      const frame = darker(room.wall, 0.3);
      return (
        rect(
          x,
          y,
          4.4 * scale,
          1.75 * scale,
          blend(room.wall, '#dfeaf0', 0.45),
          ` stroke="${frame}" stroke-width="3"`,
        ) +
        `<path d="M${px(x + 0.5 * scale)} ${px(y)}l${px(-0.4 * scale)} ${px(1.75 * scale)}h${px(0.5 * scale)}l${px(0.4 * scale)} ${px(-1.75 * scale)}Z" fill="#ffffff" fill-opacity=".16"/>`
      );
    }
    case 'plants': {
      const leaf = (x: number, y: number, angle: number, size: number): string =>
        `<ellipse cx="0" cy="${px(-size / 2)}" rx="${px(size * 0.2)}" ry="${px(size / 2)}" fill="${blend('#4c6b43', '#2d4a35', (angle + 60) / 120)}" transform="translate(${px(x)} ${px(y)}) rotate(${angle})"/>`;
      return [-1.95, 1.95]
        .map((place) => {
          const { x, y, scale } = at(place, 0.32);
          const leaves = [-55, -32, -10, 14, 36, 58].map((angle) => leaf(x, y, angle, 0.62 * scale)).join('');
          return leaves + rect(x - 0.14 * scale, y, 0.28 * scale, 0.32 * scale, '#8c4a34', ' rx="4"');
        })
        .join('');
    }
  }
}

/** Wall, floor and what stands there. */
export function roomSvg(camera: Camera, room: Room): string {
  const edge = project(camera, [0, 0, WALL_Z]).y;
  const gradient = (id: string, colour: string, top: string): string =>
    `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${colour}"/></linearGradient>`;
  return (
    `<defs>${gradient('wall', darker(room.wall, 0.06), lighter(room.wall, 0.22))}` +
    `<radialGradient id="pool" cx=".5" cy=".2" r=".6"><stop offset="0" stop-color="#fff2d8" stop-opacity=".28"/><stop offset="1" stop-color="#fff2d8" stop-opacity="0"/></radialGradient></defs>` +
    rect(0, 0, PICTURE.width, edge, 'url(#wall)') +
    decor(camera, room) +
    planks(camera, room) +
    rect(0, edge - 6, PICTURE.width, 6, darker(room.wall, 0.35)) +
    rect(0, edge, PICTURE.width, PICTURE.height - edge, 'url(#pool)')
  );
}
