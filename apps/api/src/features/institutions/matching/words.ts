/**
 * Words that names of institutions share across languages and abbreviations, and the one word each stands for in search.
 * Both ends pass through this list, so that "Univ Hosp Basel", "Universitätsspital Basel" and "University Hospital of Basel" meet.
 */
const sameWord: Record<string, string> = {
  university: `univ uni unv univers universitat universitaet universite universidad universidade universita universitas universiteit universitet
    universitetet universiti uniwersytet univerzita univerzitet univerza sveuciliste egyetem universitatea universitate universitesi yliopisto
    ulikool universitario universitaria universitaire universities universitair universtiy univeristy`,
  hospital:
    'hosp hospitals hopital hopitaux hospitalier krankenhaus spital klinikum klinik clinic clinica clinique ospedale ziekenhuis sygehus szpital sjukhus sykehus',
  college: 'coll colleges colegio collegium kolleg kolegji',
  institute: 'inst institut instituto istituto institutet instytut institution enstitusu',
  medical:
    'med medicine medica medico medicas medicos medicina medicinal medecine medizin medizinische medizinischen medicale medisch medyczny medyczna',
  school: 'sch schools schule ecole escuela escola scuola skola hochschule hoegeschool hogeschool',
  department: 'dept dep depart departement departamento dipartimento abteilung departments',
  faculty: 'fac faculte facultad fakultat fakultaet faculdade facolta fakulta',
  technology:
    'tech technol technologies technological technologie technical technische technischen technisch technique tecnica tecnico tecnologia tecnologica tecnologico teknologi teknik technik',
  science: 'sci sciences ciencia ciencias scienze wissenschaft wissenschaften sains',
  national: 'nat natl nacional nationale nationaux nazionale',
  state: 'estado estadual estatal staatliche',
  saint: 'st san santa santo sao sankt sainte sint',
  health: 'hlth salud saude sante gesundheit gezondheid',
  nursing: 'nurs enfermeria enfermagem pflege',
  center: 'centre centro ctr zentrum centrum cent',
  catholic: 'catolica catolico cattolica catholique katholieke katholische katolicki',
  polytechnic: 'politecnico politecnica polytechnique polytech politechnika politeknik polytechnical polytechnische politehnica',
  autonomous: 'autonoma autonomo autonome',
  pontifical: 'pontificia pontificio',
  free: 'freie libre livre libera vrije',
  academy: 'acad academia akademie academie akademia akademi',
  international: 'int intl internacional internationale internazionale',
  research: 'res recherche investigacion forschung pesquisa',
  education: 'educ educacion educacao pedagogical pedagogica padagogische pedagogy pendidikan',
  engineering: 'eng engn ingenieria engenharia ingenieurs ingegneria',
  economics: 'econ economic economia economicas economie wirtschaft',
  agriculture: 'agr agric agricultural agrarian agricola agraria',
  management: 'mgmt manag gestion',
  federal: 'federale federalny',
  south: 'sur sul sud southern',
  north: 'norte nord northern',
  central: 'centrale zentral',
  royal: 'real royale koninklijke',
  foundation: 'fdn fundacion fondation stiftung fundacao',
  association: 'assoc',
  laboratory: 'lab labs laboratories laboratoire laboratorio',
  division: 'div',
  general: 'gen',
  children: 'childrens child',
};

/** Cities whose English name and own name differ by more than accents. */
const sameCity: Record<string, string> = {
  munich: 'munchen muenchen',
  vienna: 'wien',
  cologne: 'koln koeln',
  geneva: 'geneve genf ginevra',
  rome: 'roma',
  milan: 'milano',
  turin: 'torino',
  naples: 'napoli',
  florence: 'firenze',
  venice: 'venezia',
  padua: 'padova',
  prague: 'praha',
  warsaw: 'warszawa',
  cracow: 'krakow',
  copenhagen: 'kobenhavn',
  gothenburg: 'goteborg',
  lisbon: 'lisboa',
  seville: 'sevilla',
  zaragoza: 'saragossa',
  moscow: 'moskva',
  brussels: 'bruxelles brussel',
  antwerp: 'antwerpen',
  ghent: 'gent gand',
  basel: 'basle bale',
  bern: 'berne',
  zurich: 'zuerich',
  lucerne: 'luzern',
  hanover: 'hannover',
  nuremberg: 'nurnberg nuernberg',
  dusseldorf: 'duesseldorf',
  tubingen: 'tuebingen',
  gottingen: 'goettingen',
  wurzburg: 'wuerzburg',
  bucharest: 'bucuresti',
  belgrade: 'beograd',
  kiev: 'kyiv',
  peking: 'beijing',
  leiden: 'leyden',
  brunswick: 'braunschweig',
};

/** What stands for several words: German compounds, and initials that are no institution's own. */
const compounds: Record<string, string[]> = {
  fachhochschule: ['university', 'applied', 'science'],
  unispital: ['university', 'hospital'],
  uniklinik: ['university', 'hospital'],
  uniklinikum: ['university', 'hospital'],
  universitatsmedizin: ['university', 'medical'],
  tu: ['technology', 'university'],
  uc: ['university', 'california'],
};

const index = new Map<string, string[]>(Object.entries(compounds));
for (const [word, others] of [...Object.entries(sameWord), ...Object.entries(sameCity)]) {
  for (const other of others.split(/\s+/)) index.set(other, [word]);
}

const UNIVERSITY_COMPOUND = /^universitat(?:s|aets)?(\p{L}{4,})$/u;

/** The words that a word stands for in search, mostly one. */
export function standFor(word: string): string[] {
  const known = index.get(word);
  if (known) return known;
  const rest = UNIVERSITY_COMPOUND.exec(word)?.[1];
  return rest ? ['university', ...standFor(rest)] : [word];
}

/** Words that join others and tell nothing. */
export const joiningWords: ReadonlySet<string> = new Set(
  'a an and at by for from in of on the to de del della delle degli di da do dos das du des d l la le les el los las der die den dem und fur et e y i van het och og s'.split(
    ' ',
  ),
);

/** What so many names share that it hardly tells one from another, and how much it tells all the same; other words count 1. */
const faint = new Map(
  Object.entries({
    university: 0.25,
    hospital: 0.25,
    college: 0.3,
    institute: 0.3,
    school: 0.2,
    medical: 0.3,
    department: 0.02,
    faculty: 0.02,
    division: 0.02,
    laboratory: 0.05,
    technology: 0.4,
    science: 0.3,
    national: 0.4,
    state: 0.4,
    health: 0.3,
    nursing: 0.3,
    center: 0.2,
    academy: 0.4,
    international: 0.4,
    research: 0.15,
    education: 0.3,
    engineering: 0.3,
    economics: 0.3,
    agriculture: 0.4,
    management: 0.3,
    community: 0.4,
    applied: 0.4,
    arts: 0.4,
    art: 0.4,
    business: 0.3,
    graduate: 0.1,
    studies: 0.2,
    public: 0.2,
    clinical: 0.1,
    biomedical: 0.1,
    surgery: 0.1,
    chemistry: 0.1,
    physics: 0.1,
    biology: 0.1,
    psychology: 0.1,
    pharmacy: 0.3,
    dental: 0.3,
    dentistry: 0.3,
    general: 0.2,
    polytechnic: 0.5,
    federal: 0.5,
    central: 0.5,
    city: 0.4,
    saint: 0.4,
    // Countries, as addresses end with them.
    usa: 0.02,
    us: 0.02,
    uk: 0.02,
    uae: 0.02,
    united: 0.1,
    kingdom: 0.1,
    states: 0.1,
  }),
);

/** How much a word tells of which institution is meant: 1 for a name, little for "university". */
export const weightOf = (word: string): number => faint.get(word) ?? (word.length < 3 ? 0.5 : 1);

export const isFaint = (word: string): boolean => faint.has(word);

/** Words that so many names hold that there is nothing to compare: which of those names is meant, they do not say. */
const common = ['university', 'hospital', 'college', 'institute', 'medical', 'school', 'health', 'national'];
/** What is shorter may yet become another word. */
const SHORTEST_BEGINNING = 5;

/**
 * Whether it is a word that very many names hold, or the beginning of one.
 * @param word as it was typed, folded: what merely stands for such a word ("UNI", "Medica") can be a name of its own
 */
export const isCommon = (word: string): boolean =>
  word.length >= SHORTEST_BEGINNING && !index.has(word) && common.some((each) => each.startsWith(word));
