import type { Dice } from '../random.js';

const SKY = ['#dce9e7', '#e6edf4', '#f6e8ec', '#f7eedb', '#e4f0e7'];
const NEAR = ['#0f6b66', '#1f4e79', '#8c1d40', '#5b3e96', '#3f6212'];
const WALL = ['#e7e0d4', '#efe4cf', '#e9dde3', '#dfe6ee'];
const CLOTH = ['#1f4e79', '#8c1d40', '#0f6b66', '#8a5a00', '#5b3e96', '#475569'];
const SKIN = ['#e8b998', '#d49a70', '#b97a50', '#8d5a38', '#6b4129'];

/** A drawn picture, and words for whoever cannot see it. */
export interface Scene {
  svg: string;
  alt: string;
}

const frame = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 800" width="1280" height="800">${inside}</svg>`;
const person = (dice: Dice, x: number, y: number, size: number) =>
  `<circle cx="${x}" cy="${y}" r="${size * 0.32}" fill="${dice.pick(SKIN)}"/><path d="M${x - size * 0.6} ${y + size * 1.3}c0-${size * 0.8} ${size * 0.2}-${size * 0.9} ${size * 0.6}-${size * 0.9}s${size * 0.6} ${size * 0.1} ${size * 0.6} ${size * 0.9}z" fill="${dice.pick(CLOTH)}"/>`;

function building(dice: Dice): Scene {
  const wall = dice.pick(WALL);
  const windows = Array.from({ length: 18 }, (_, index) => {
    const [column, row] = [index % 6, Math.floor(index / 6)];
    return `<rect x="${330 + column * 110}" y="${300 + row * 110}" width="60" height="70" rx="4" fill="${dice.chance(0.25) ? '#f2c063' : '#8fb3d1'}"/>`;
  });
  return {
    alt: 'A long building with many windows among trees, drawn',
    svg: frame(`<rect width="1280" height="800" fill="${dice.pick(SKY)}"/><circle cx="${dice.int(200, 1100)}" cy="130" r="60" fill="#fff" opacity=".8"/>
<path d="M0 620q320-120 640-40t640-60v280H0z" fill="${dice.pick(NEAR)}" opacity=".35"/><rect x="280" y="250" width="720" height="420" fill="${wall}"/>
<path d="M260 250L640 130l380 120z" fill="${dice.pick(NEAR)}"/>${windows.join('')}<rect x="600" y="560" width="80" height="110" fill="#57606a"/>
<path d="M0 670h1280v130H0z" fill="#d9d2c7"/>${[140, 1130].map((x) => `<circle cx="${x}" cy="520" r="90" fill="#3f6212"/><rect x="${x - 12}" y="590" width="24" height="90" fill="#6b4129"/>`).join('')}`),
  };
}

function table(dice: Dice): Scene {
  const count = dice.int(4, 6);
  const people = Array.from({ length: count }, (_, index) => person(dice, 240 + (index * 800) / (count - 1), 330 - (index % 2) * 24, 130));
  return {
    alt: `${count === 4 ? 'Four' : count === 5 ? 'Five' : 'Six'} people around a table with papers, drawn`,
    svg: frame(`<rect width="1280" height="800" fill="${dice.pick(WALL)}"/><rect x="120" y="70" width="420" height="190" rx="8" fill="#fff"/>
<path d="M160 210l70-60 60 40 90-80 110 60" fill="none" stroke="${dice.pick(NEAR)}" stroke-width="8"/>${people.join('')}
<path d="M90 560h1100l70 240H20z" fill="#b98a4a"/>${[260, 520, 780, 1000].map((x) => `<path d="M${x} ${dice.int(600, 680)}h120l18 60h-134z" fill="#fff"/>`).join('')}`),
  };
}

function shelf(dice: Dice): Scene {
  const books = [160, 380, 600].flatMap((y) => {
    let x = 130;
    const row: string[] = [];
    while (x < 1100) {
      const width = dice.int(26, 62);
      const height = dice.int(110, 170);
      row.push(
        `<rect x="${x}" y="${y + 170 - height}" width="${width - 4}" height="${height}" rx="3" fill="${dice.pick([...CLOTH, ...NEAR])}"/>`,
      );
      x += width;
    }
    return [...row, `<rect x="100" y="${y + 170}" width="1080" height="16" fill="#6b4129"/>`];
  });
  return {
    alt: 'Shelves full of books in many colours, drawn',
    svg: frame(`<rect width="1280" height="800" fill="${dice.pick(WALL)}"/>${books.join('')}`),
  };
}

/** A picture such as people send with their news, drawn by a few shapes. */
export const scene = (dice: Dice): Scene => dice.pick([building, table, shelf])(dice);
