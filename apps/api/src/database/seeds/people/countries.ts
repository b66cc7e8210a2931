import type { allLocales } from '@faker-js/faker';
import type { NameListName } from './name-lists.js';

export type FakerLocale = keyof typeof allLocales;
/** Where a country's names come from: lists of faker, or our own. Several: one is drawn for each person. */
export type NameSource = { faker: FakerLocale } | { list: NameListName };

/** Share of scholars in percent; what is missing to 100 is spread over all other countries. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  US: 42,
  CA: 5,
  GB: 4,
  BR: 3,
  IN: 3,
  SA: 2.6,
  DE: 2.5,
  CN: 2.4,
  AU: 2.4,
  JP: 2,
  NG: 1.8,
  MX: 1.7,
  ZA: 1.5,
  CL: 1.5,
  NL: 1.4,
  ES: 1.4,
  KR: 1.4,
  KE: 1.3,
  IT: 1.2,
  CH: 1.2,
  IL: 1.2,
  TR: 1.2,
  CO: 1.2,
  GE: 1,
  IE: 1,
  SG: 0.9,
  TH: 0.9,
  PK: 0.9,
};

const fakers: Readonly<Record<string, readonly FakerLocale[]>> = {
  US: ['en_US', 'en_US', 'en_US', 'en_US', 'en_US', 'es_MX', 'en_IN', 'vi'],
  CA: ['en_CA', 'en_CA', 'fr_CA'],
  GB: ['en_GB', 'en_GB', 'en_GB', 'en_IN'],
  BR: ['pt_BR'],
  DE: ['de'],
  AU: ['en_AU'],
  NG: ['en_NG', 'yo_NG'],
  MX: ['es_MX'],
  ZA: ['en_ZA', 'zu_ZA', 'af_ZA'],
  NL: ['nl'],
  ES: ['es'],
  IT: ['it'],
  CH: ['de_CH', 'fr_CH'],
  TR: ['tr'],
  IE: ['en_IE'],
  AT: ['de_AT'],
  BE: ['nl_BE', 'fr_BE'],
  FR: ['fr'],
  PT: ['pt_PT'],
  SE: ['sv'],
  NO: ['nb_NO'],
  DK: ['da'],
  FI: ['fi'],
  PL: ['pl'],
  CZ: ['cs_CZ'],
  SK: ['sk'],
  HU: ['hu'],
  RO: ['ro'],
  MD: ['ro_MD'],
  HR: ['hr'],
  RS: ['sr_RS_latin'],
  SI: ['sl_SI'],
  LV: ['lv'],
  GH: ['en_GH'],
  SN: ['fr_SN'],
  LU: ['fr_LU'],
  NZ: ['en_AU'],
  HK: ['en_HK'],
  VN: ['vi'],
  ID: ['id_ID'],
  UZ: ['uz_UZ_latin'],
  NP: ['en_NP'],
  AZ: ['az'],
};

/** Countries whose own script faker writes: half of the people there, since many write their name in Latin letters among colleagues. */
const scripts: Readonly<Record<string, readonly [FakerLocale, NameListName]>> = {
  IN: ['ta_IN', 'southAsia'],
  SA: ['ar', 'arab'],
  EG: ['ar', 'arab'],
  AE: ['ar', 'arab'],
  JO: ['ar', 'arab'],
  QA: ['ar', 'arab'],
  LB: ['ar', 'arab'],
  JP: ['ja', 'japan'],
  KR: ['ko', 'korea'],
  CN: ['zh_CN', 'china'],
  TW: ['zh_TW', 'china'],
  IR: ['fa', 'iran'],
  TH: ['th', 'southeastAsia'],
  PK: ['ur', 'southAsia'],
  BD: ['bn_BD', 'southAsia'],
  UA: ['uk', 'easternEurope'],
  RU: ['ru', 'easternEurope'],
  BY: ['ru', 'easternEurope'],
  MK: ['mk', 'easternEurope'],
  MN: ['mn_MN_cyrl', 'centralAsia'],
  MV: ['dv', 'southAsia'],
  KZ: ['ru', 'centralAsia'],
};
const onlyScript: Readonly<Record<string, readonly FakerLocale[]>> = { GE: ['ka_GE'], AM: ['hy'], GR: ['el'], CY: ['el'], IL: ['he'] };

const regions: Readonly<Record<NameListName, string>> = {
  eastAfrica: 'KE UG TZ RW BI SS',
  westAfrica: 'CI ML BF GN SL LR GM TG BJ NE GW CV MR ST',
  centralSouthernAfrica: 'ZW ZM MW MZ AO CD CG CM GA CF TD BW NA LS SZ MG GQ KM',
  hornOfAfrica: 'ET ER SO DJ SD',
  arab: 'IQ KW BH OM YE SY PS MA DZ TN LY',
  southAsia: 'LK BT SG MU SC FJ',
  southeastAsia: 'PH MY MM KH LA BN TL',
  japan: '',
  korea: 'KP',
  china: 'MO',
  iran: 'AF TJ',
  caribbean: 'JM TT BB BS HT GY BZ LC GD AG DM VC KN SR AW CW',
  pacific: 'WS TO VU SB PG KI FM PW MH NR TV CK PF NC GU',
  easternEurope: 'BG AL XK BA ME LT EE',
  centralAsia: 'KG TM',
};
const byRegion = new Map(
  Object.entries(regions).flatMap(([name, codes]) => codes.split(' ').map((code) => [code, name as NameListName] as const)),
);

/** Spanish is read in the rest of the Americas; elsewhere English will do. */
const SPANISH = 'AR BO CL CO CR CU DO EC SV GT HN NI PA PY PE PR UY VE'.split(' ');

/** What is not a country where a scholar works: ice, rocks and bases. */
export const UNSETTLED = new Set('AQ BV HM TF GS UM IO SJ AC TA DG CP EA IC CC CX NF PN TK NU WF FK SH BL MF PM EH AX'.split(' '));

export function nameSources(countryCode: string): readonly NameSource[] {
  const faker = (names: readonly FakerLocale[]) => names.map((name) => ({ faker: name }));
  const script = scripts[countryCode];
  if (script) return [{ faker: script[0] }, { list: script[1] }];
  const known = fakers[countryCode] ?? onlyScript[countryCode];
  if (known) return faker(known);
  const region = byRegion.get(countryCode);
  if (region) return countryCode === 'SG' ? [{ list: 'china' }, { list: 'southAsia' }, { list: 'southeastAsia' }] : [{ list: region }];
  return SPANISH.includes(countryCode) ? faker(['es', 'es_MX']) : faker(['en_GB', 'fr']);
}
