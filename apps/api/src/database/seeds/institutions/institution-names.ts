import type { Dice } from '../random.js';

/** Invented founders, rivers and trees: with one of them in the name, no institution of this world is meant. */
const MODIFIERS = [
  'Northgate',
  'Riverside',
  'Harbourlight',
  'Lindenfeld',
  'Meridian',
  'Saint Brannock',
  'Old Mill',
  'Highfield',
  'Lakemoor',
  'Juniper',
  'Ashgrove',
  'Cedar Ridge',
  'Three Rivers',
  'Kingfisher',
  'Amberley',
  'Foxglove',
  'Marigold',
  'Southern Light',
  'Clearwater',
  'Stonebridge',
  'Willowbrook',
  'Evergreen',
  'Larkspur',
  'Baobab',
  'Acacia',
  'Jacaranda',
  'Mangrove',
  'Savanna',
  'Lotus',
  'Banyan',
  'Two Bridges',
  'Morning Star',
  'Saint Oda',
  'Silver Birch',
  'Copper Beech',
  'Windermoor',
  'Halcyon',
  'Tamarind',
  'Olive Grove',
  'Blue Heron',
] as const;

type Pattern = readonly [kind: string, make: (city: string, modifier: string) => string];

const ENGLISH: readonly Pattern[] = [
  ['college', (city, name) => `${city} ${name} College of Health Sciences`],
  ['college', (city, name) => `${name} Medical College, ${city}`],
  ['university', (city, name) => `${name} University of Health Sciences, ${city}`],
  ['university', (city, name) => `${city} ${name} University of Medicine and Pharmacy`],
  ['hospital', (city, name) => `${name} Teaching Hospital, ${city}`],
  ['hospital', (city, name) => `${city} ${name} Children’s Hospital`],
  ['hospital', (city, name) => `${name} University Hospital ${city}`],
  ['school', (city, name) => `${city} ${name} School of Nursing and Midwifery`],
  ['school', (city, name) => `${name} School of Dental Medicine, ${city}`],
  ['institute', (city, name) => `${city} ${name} Institute of Clinical Education`],
];
const SPANISH: readonly Pattern[] = [
  ['university', (city, name) => `Universidad ${name} de Ciencias de la Salud, ${city}`],
  ['hospital', (city, name) => `Hospital Docente ${name} de ${city}`],
  ['college', (city, name) => `Escuela de Enfermería ${name}, ${city}`],
];
const PORTUGUESE: readonly Pattern[] = [
  ['university', (city, name) => `Faculdade ${name} de Ciências da Saúde de ${city}`],
  ['hospital', (city, name) => `Hospital de Ensino ${name}, ${city}`],
];
const FRENCH: readonly Pattern[] = [
  ['university', (city, name) => `Faculté ${name} des Sciences de la Santé de ${city}`],
  ['hospital', (city, name) => `Hôpital d’Enseignement ${name}, ${city}`],
];
const GERMAN: readonly Pattern[] = [
  ['university', (city, name) => `Hochschule ${name} für Gesundheitsberufe ${city}`],
  ['hospital', (city, name) => `Lehrkrankenhaus ${name} ${city}`],
];

const SPOKEN: readonly (readonly [patterns: readonly Pattern[], countries: string])[] = [
  [SPANISH, 'AR BO CL CO CR CU DO EC ES SV GT HN MX NI PA PY PE UY VE GQ'],
  [PORTUGUESE, 'BR PT AO MZ CV'],
  [FRENCH, 'FR BE CH SN CI ML BF BJ TG NE CM CD CG GA MG TN MA DZ HT'],
  [GERMAN, 'DE AT CH LI'],
];

/** A kind and a name for an institution that does not exist, as one might be called in that country. */
export function institutionName(city: string, countryCode: string, dice: Dice): { kind: string; name: string } {
  const spoken = SPOKEN.filter(([, countries]) => countries.includes(countryCode)).flatMap(([patterns]) => patterns);
  const [kind, make] = dice.pick(spoken.length > 0 && dice.chance(0.6) ? spoken : ENGLISH);
  return { kind, name: make(city, dice.pick(MODIFIERS)) };
}
