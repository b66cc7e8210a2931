import type { Client } from 'pg';
import type { ProfileBlock } from '@scholars-commons/shared/scholars';
import { profileBlocks } from '@scholars-commons/shared/scholars';
import { countries } from 'countries-list';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { copyRows, type Row } from '../copy-rows.js';
import { idAt } from '../ids.js';
import type { Places } from '../places.js';
import { Dice } from '../random.js';
import { achievementsOf, partialDate } from './achievements.js';
import { biography } from './biography.js';
import type { Person } from './person.js';

const JITTER_DEGREES = 0.05;
const PRONOUNS = ['she/her', 'he/him', 'they/them', 'she/they'];
const languagesOf = (countryCode: string): readonly string[] =>
  (countries as Record<string, { languages: readonly string[] }>)[countryCode]?.languages ?? [];

const EMAIL_AUDIENCES = [
  ['network', 80],
  ['cohorts', 10],
  ['staff', 6],
  ['me', 4],
] as const;
const PHONE_AUDIENCES = [
  ['cohorts', 70],
  ['network', 12],
  ['staff', 10],
  ['me', 8],
] as const;

/** 555-01xx is nobody's number in North America; elsewhere the shape is too short to ring. */
function phoneOf(countryCode: string, index: number): string {
  const calling = (countries as unknown as Record<string, { phone: readonly number[] }>)[countryCode]?.phone[0] ?? 1;
  const end = String(index % 100).padStart(2, '0');
  return calling === 1 ? `+161755501${end}` : `+${calling}555010${end}`;
}

/** Writes scholars with all that hangs on them, a batch at a time. */
export class PeopleWriter {
  private readonly dice = new Dice('profiles');
  private readonly rendered = new Map<string, string>();

  constructor(
    private readonly client: Client,
    private readonly places: Places,
    private readonly now: Date,
  ) {}

  /** Everybody a row refers to must be in this batch before it, or in an earlier one. */
  async write(people: readonly Person[]): Promise<void> {
    const { client } = this;
    await copyRows(
      client,
      'scholar',
      people.map((person) => this.scholar(person)),
    );
    await copyRows(
      client,
      'scholar_topic',
      people.flatMap(({ id, topics }) => topics.map((slug) => ({ scholar_id: id, topic_slug: slug }))),
    );
    await copyRows(
      client,
      'contact_detail',
      people.flatMap((person) => this.contacts(person)),
    );
    await copyRows(
      client,
      'achievement',
      people.flatMap((person) => this.achievements(person)),
    );
    await copyRows(
      client,
      'position',
      people.flatMap((person) => this.positions(person)),
    );
    await copyRows(
      client,
      'enrollment',
      people.flatMap(({ id, enrolled, createdAt }) =>
        enrolled.map(({ cohort, role, sentBy }) => ({
          id: idAt(createdAt, this.dice),
          scholar_id: id,
          cohort_id: cohort.id,
          role,
          institution_id: sentBy?.id ?? null,
          created_at: createdAt,
        })),
      ),
    );
  }

  private scholar(person: Person): Row {
    const { dice } = this;
    const isClaimed = person.claimedAt !== null;
    const drawn = isClaimed ? biography(person, dice) : { headline: null, bio: null };
    const { headline, bio } = person.about ?? drawn;
    const pronouns = person.about ? person.about.pronouns : isClaimed && dice.chance(0.25) ? dice.pick(PRONOUNS) : null;
    const { name, city, audiences } = person;
    const languages = languagesOf(city.countryCode);
    const spoken = isClaimed ? [...new Set([...languages.slice(0, 2), ...(dice.chance(0.7) ? ['en'] : [])])] : [];
    const updatedAt = new Date(
      (person.claimedAt ?? person.createdAt).getTime() + dice.next() * 0.2 * (this.now.getTime() - person.createdAt.getTime()),
    );
    const near = (degrees: number) => Math.round((degrees + (dice.next() - 0.5) * 2 * JITTER_DEGREES) * 1e4) / 1e4;
    const audience = (block: ProfileBlock) => audiences[block] ?? 'network';
    return {
      id: person.id,
      state: person.state,
      is_listed: person.isListed,
      is_staff: person.isStaff,
      given_name: name.given,
      family_name: name.family,
      preferred_name: name.preferred,
      credentials: person.credentials,
      profession_code: person.kind.code,
      headline,
      bio_markdown: bio,
      bio_html: bio === null ? null : this.html(bio),
      pronouns,
      languages: spoken,
      city: city.name,
      country_code: city.countryCode,
      lat: near(city.lat),
      lon: near(city.lon),
      time_zone: this.places.timeZone(city),
      open_to: person.openTo,
      photo_id: person.photoId,
      ...Object.fromEntries(profileBlocks.map((block) => [`audience_${block}`, audience(block)])),
      invite_email: person.state === 'unclaimed' && dice.chance(0.92) ? person.email : null,
      claimed_at: person.claimedAt,
      suspended_reason: person.state === 'suspended' ? 'Repeated advertising after two reminders.' : null,
      merged_into_id: person.mergedInto,
      created_at: person.createdAt,
      updated_at: updatedAt < this.now ? updatedAt : this.now,
    };
  }

  private html(markdown: string): string {
    const known = this.rendered.get(markdown) ?? renderMarkdown(markdown);
    this.rendered.set(markdown, known);
    return known;
  }

  private contacts({ id, claimedAt, email, index, city, institution }: Person): Row[] {
    const { dice } = this;
    if (!claimedAt) return [];
    const row = (kind: string, value: string, label: string | null, audience: string): Row => ({
      id: idAt(claimedAt, dice),
      scholar_id: id,
      kind,
      value,
      label,
      audience,
      created_at: claimedAt,
    });
    const rows: Row[] = [];
    if (dice.chance(0.92)) rows.push(row('email', email, dice.chance(0.5) ? 'Work' : null, dice.weighted(EMAIL_AUDIENCES)));
    if (dice.chance(0.36))
      rows.push(row('phone', phoneOf(city.countryCode, index), dice.chance(0.5) ? 'Office' : null, dice.weighted(PHONE_AUDIENCES)));
    if (dice.chance(0.22) && institution) {
      rows.push(row('link', `https://people.${institution.domain}/${index}`, 'Department page', dice.chance(0.9) ? 'network' : 'cohorts'));
    }
    return rows;
  }

  private achievements(person: Person): Row[] {
    const at = person.claimedAt ?? person.createdAt;
    return achievementsOf(person, this.now.getFullYear(), this.dice).map(({ kind, title, detail, date }) => ({
      id: idAt(at, this.dice),
      scholar_id: person.id,
      kind,
      title,
      detail,
      date,
      created_at: at,
    }));
  }

  private positions({ id, institution, kind, enrolled, createdAt, state }: Person): Row[] {
    const { dice } = this;
    if (!institution) return [];
    const at = (where: string, from: string | null, to: string | null): Row => ({
      id: idAt(createdAt, dice),
      scholar_id: id,
      institution_id: where,
      title: dice.chance(0.9) ? dice.pick(kind.titles) : null,
      department: dice.chance(0.7) ? dice.pick(kind.departments) : null,
      from_date: from,
      to_date: to,
      is_main: to === null,
      created_at: createdAt,
    });
    const thisYear = this.now.getFullYear();
    const from = Math.min((enrolled[0]?.cohort.year ?? thisYear) - dice.int(-3, 9), thisYear);
    const rows = [at(institution.id, dice.chance(0.9) ? partialDate(from, dice) : null, null)];
    const other = enrolled.find(({ sentBy }) => sentBy && sentBy.id !== institution.id)?.sentBy;
    if (other && dice.chance(0.7)) rows.push(at(other.id, String(from - dice.int(3, 8)), String(from)));
    else if (state !== 'unclaimed' && dice.chance(0.25)) rows.push(at(institution.id, String(from - dice.int(2, 6)), String(from)));
    return rows;
  }
}
