import type { FactValue } from '../domain/shared/fact-value.js';
import { callbackEvents } from './callback-events.js';
import { complaintEvents } from './complaint-events.js';
import { counterEvents } from './counter-events.js';
import type { EventRecipe } from './event-recipe.js';
import { dateOf, dayOf, instantOf, OfficeHours, weekdayOf, type Day } from './office-hours.js';
import { onlineEvents } from './online-events.js';
import { phoneEvents } from './phone-events.js';
import { policyEvents } from './policy-events.js';
import { praiseEvents } from './praise-events.js';
import { Roster } from './roster.js';
import { SeededRandom } from './seeded-random.js';
import { simulatedOrganization, type SimulatedOrganization } from './simulated-organization.js';
import type { SimulatorSettings } from './simulator-settings.schema.js';
import { visitEvents } from './visit-events.js';

/** An event as a source system posts it. */
export interface SimulatedEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly unit: string;
  readonly staff: string;
  readonly customer?: string;
  readonly data: Readonly<Record<string, FactValue>>;
}

export interface SimulatedQuarter {
  readonly organization: SimulatedOrganization;
  /** in the order in which they occurred */
  readonly events: readonly SimulatedEvent[];
  /** every finding that a correct engine makes of these events with the rules of the insurance pack, and no other */
  readonly planted: readonly { readonly rule: string; readonly eventId: string }[];
}

export const recipes: readonly EventRecipe[] = [
  ...counterEvents,
  ...phoneEvents,
  ...onlineEvents,
  ...visitEvents,
  ...complaintEvents,
  ...callbackEvents,
  ...policyEvents,
  ...praiseEvents,
];

/** Makes up one quarter of an insurer's customer service. Pure: the same settings give the same quarter. */
export function simulateQuarter(settings: SimulatorSettings): SimulatedQuarter {
  const organization = simulatedOrganization(settings, SeededRandom.of(settings.seed, 0));
  checkNames(settings, organization);
  const simulation = new Simulation(settings, organization);
  const made = Array.from({ length: settings.events }, (_, index) => simulation.event(index + 1));
  made.sort((one, other) => one.occurredAt - other.occurredAt || one.index - other.index);

  const digits = String(settings.events).length;
  const events: SimulatedEvent[] = [];
  const planted: { rule: string; eventId: string }[] = [];
  made.forEach(({ body, rule, occurredAt }, index) => {
    const id = `sim-${settings.seed}-${String(index + 1).padStart(digits, '0')}`;
    const { type, ...rest } = body;
    events.push({ id, type, occurredAt: instantOf(occurredAt), ...rest });
    if (rule !== null) planted.push({ rule, eventId: id });
  });
  return { organization, events, planted };
}

interface MadeEvent {
  readonly index: number;
  readonly occurredAt: number;
  readonly rule: string | null;
  readonly body: Omit<SimulatedEvent, 'id' | 'occurredAt'>;
}

class Simulation {
  private readonly hours: OfficeHours;
  private readonly roster: Roster;
  private readonly mix: readonly (readonly [EventRecipe, number])[];
  private readonly days: Readonly<Record<EventRecipe['open'], readonly (readonly [Day, number])[]>>;
  private readonly places: Readonly<Record<EventRecipe['at'], readonly (readonly [string, number])[]>>;

  constructor(
    private readonly settings: SimulatorSettings,
    organization: SimulatedOrganization,
  ) {
    this.hours = new OfficeHours(settings.holidays, settings.makeUpDays);
    this.roster = new Roster(organization);
    this.mix = recipes.map((recipe) => [recipe, settings.mix[recipe.type] ?? 0] as const);
    const [first, last] = [dayOf(settings.firstDay), dayOf(settings.lastDay)];
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    this.days = {
      'working-days': days.map((day) => [day, this.hours.isWorkingDay(day) ? workload(day) : 0] as const),
      daily: days.map((day) => [day, this.hours.isHoliday(day) ? 0.3 : workload(day)] as const),
    };
    const random = SeededRandom.of(settings.seed, -1);
    const at = (level: string) =>
      organization.units.filter((unit) => unit.level === level).map(({ code }) => [code, 0.6 + random.next()] as const);
    this.places = { branch: at('branch'), city: at('city') };
  }

  event(index: number): MadeEvent {
    const { settings, roster, hours } = this;
    const random = SeededRandom.of(settings.seed, index);
    const recipe = random.weighted(this.mix);
    const day = random.weighted(this.days[recipe.open]);
    const date = dateOf(day);
    const unit = random.weighted(this.places[recipe.at].filter(([code]) => roster.isOpen(code, date)));
    const rule = this.ruleToFire(recipe, unit, random);
    const team = roster.staffOf(unit, date);
    // neither faults nor praise are spread evenly: a few people earn most of them, and not the same ones
    const likely = recipe.honours === true ? team.toReversed() : team;
    const staff = rule === null ? random.pick(team) : random.pickMostlyFirst(likely);
    const number = (prefix: string) => `${prefix}${date.replaceAll('-', '')}-${String(index).padStart(6, '0')}`;
    const draft = recipe.make(
      {
        ...{ random, hours, day, unit, staff, number },
        colleague: random.pick(team.filter((code) => code !== staff)),
        superior: random.pick(roster.staffAbove(unit, date)),
      },
      rule,
    );
    const customer = draft.customer
      ? { customer: `C${String(random.integer(1, settings.customers)).padStart(7, '0')}` }
      : {};
    const data =
      rule === null && random.chance(settings.missingShare) ? withoutOne(draft.data, recipe, random) : draft.data;
    return { index, occurredAt: draft.occurredAt, rule, body: { type: recipe.type, unit, staff, ...customer, data } };
  }

  /** The rule that this event is to fire, if any: by its rate, multiplied where things are worse. */
  private ruleToFire(recipe: EventRecipe, unit: string, random: SeededRandom): string | null {
    const worseHere = this.settings.worse.filter((place) => place.unit === unit);
    // every rule is drawn for, so that a higher rate of one takes nothing from the draws of the others
    const drawn = recipe.plants.filter((rule) => {
      const factors = worseHere.filter(({ rules }) => rules?.includes(rule) ?? true).map(({ factor }) => factor);
      return random.chance(factors.reduce((product, factor) => product * factor, this.settings.rates[rule] ?? 0));
    });
    return drawn[0] ?? null;
  }
}

/** Mondays are busy, weekends are not. */
const workload = (day: Day): number => [0.45, 1.3, 1.1, 1, 0.95, 1.05, 0.5][weekdayOf(day)] ?? 1;

/** The facts without one that the event type can do without. */
function withoutOne(data: SimulatedEvent['data'], recipe: EventRecipe, random: SeededRandom): SimulatedEvent['data'] {
  const lost = random.pick(Object.keys(data).filter((name) => !recipe.required.includes(name)));
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== lost));
}

function checkNames(settings: SimulatorSettings, organization: SimulatedOrganization): void {
  const types = recipes.map(({ type }) => type);
  const rules = recipes.flatMap(({ plants }) => plants);
  const units = organization.units.map(({ code }) => code);
  refuseUnknown('mix', Object.keys(settings.mix), types);
  refuseUnknown('rates', Object.keys(settings.rates), rules);
  for (const place of settings.worse) {
    refuseUnknown('worse', [place.unit], units);
    refuseUnknown('worse', place.rules ?? [], rules);
  }
}

function refuseUnknown(place: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new RangeError(`${place} of the simulator settings names ${unknown}; it may name ${known.join(', ')}`);
}
