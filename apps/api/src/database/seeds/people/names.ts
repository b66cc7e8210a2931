import { allLocales, Faker, base, en } from '@faker-js/faker';
import type { Dice } from '../random.js';
import { type FakerLocale, nameSources } from './countries.js';
import { nameLists } from './name-lists.js';

export interface PersonName {
  given: string;
  family: string | null;
  preferred: string | null;
}

/** Names that software gets wrong; each stands for people who exist. Put in on purpose. */
export const ODD_NAMES: readonly PersonName[] = [
  { given: 'Sukarno', family: null, preferred: null },
  { given: 'Pratibha', family: null, preferred: null },
  { given: 'Mulyadi', family: null, preferred: null },
  { given: 'Teller', family: null, preferred: null },
  { given: 'María José', family: 'de la Fuente y Ortega', preferred: null },
  { given: 'Ana', family: 'de la Cruz', preferred: null },
  { given: 'Siobhán', family: 'O’Brien', preferred: null },
  { given: 'Conor', family: "O'Brien", preferred: null },
  { given: 'Ngũgĩ', family: 'wa Mũgo', preferred: null },
  { given: 'Pieter', family: 'van der Meer', preferred: 'Piet' },
  { given: 'Anneke', family: 'van ’t Hof', preferred: null },
  { given: 'Jean-Baptiste', family: 'd’Almeida', preferred: 'JB' },
  { given: 'Þórunn', family: 'Jónsdóttir', preferred: null },
  { given: 'Nguyễn Thị', family: 'Ánh Dương', preferred: null },
  { given: 'Léopoldine', family: 'N’Diaye', preferred: null },
  { given: 'Xiǎo', family: 'Ng', preferred: null },
  { given: 'عبد الرحمن', family: 'آل الشيخ', preferred: null },
  { given: 'رنا', family: 'أبو زيد', preferred: null },
  { given: 'נועה', family: 'בן־דוד', preferred: null },
  { given: 'Null', family: 'Okafor', preferred: null },
  { given: 'True', family: 'Ng', preferred: null },
  { given: 'Elizabeth Alexandra Katherine', family: 'Wolfeschlegelstein-Hausenbergerdorff', preferred: 'Betty' },
  { given: 'Ö', family: 'Å', preferred: null },
  { given: 'Lee', family: 'Li', preferred: null },
  { given: 'Kʼinich', family: 'Chʼoj', preferred: null },
  { given: 'James', family: 'MacGregor III', preferred: 'Jim' },
  { given: 'Đặng', family: 'Văn Lâm', preferred: null },
  { given: 'İpek', family: 'Işık', preferred: null },
];

/** Draws names by country. Everybody uses the one dice, so the same seed makes the same people. */
export class Names {
  private readonly fakers = new Map<FakerLocale, Faker>();

  constructor(private readonly dice: Dice) {}

  of(countryCode: string): PersonName {
    const source = this.dice.pick(nameSources(countryCode));
    if ('faker' in source) return this.fromFaker(source.faker);
    const { given, family } = nameLists[source.list];
    return {
      given: this.dice.pick(given),
      family: this.dice.pick(family).replace(/-(?=[A-Z])/, (dash) => (this.dice.chance(0.5) ? ' ' : dash)),
      preferred: null,
    };
  }

  private fromFaker(locale: FakerLocale): PersonName {
    const faker =
      this.fakers.get(locale) ??
      new Faker({ locale: [allLocales[locale], en, base], randomizer: { next: () => this.dice.next(), seed: () => {} } });
    this.fakers.set(locale, faker);
    const sex = this.dice.chance(0.55) ? 'female' : 'male';
    const given = faker.person.firstName(sex);
    return { given, family: faker.person.lastName(sex), preferred: given.length > 5 && this.dice.chance(0.04) ? given.slice(0, 3) : null };
  }
}
