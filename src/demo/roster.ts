import type { SimulatedOrganization } from './simulated-organization.js';

interface Duty {
  readonly staff: string;
  readonly from: string;
  readonly to: string;
}

const never = '9999-12-31';

/** Who works where on which day. */
export class Roster {
  private readonly duties = new Map<string, Duty[]>();
  private readonly closedOn = new Map<string, string>();
  private readonly parents = new Map<string, string>();

  constructor(organization: SimulatedOrganization) {
    for (const { code, closedOn, parent } of organization.units) {
      this.duties.set(code, []);
      this.closedOn.set(code, closedOn ?? never);
      if (parent !== null && parent !== undefined) this.parents.set(code, parent);
    }
    for (const { code, employedFrom, unit, placements } of organization.staff) {
      const spans = placements ?? (unit === undefined ? [] : [{ unit, from: employedFrom }]);
      for (const span of spans) {
        this.duties
          .get(span.unit)
          ?.push({ staff: code, from: span.from, to: ('to' in span ? span.to : null) ?? never });
      }
    }
  }

  isOpen(unit: string, on: string): boolean {
    return on < (this.closedOn.get(unit) ?? '');
  }

  /** In the order of the organisation file. */
  staffOf(unit: string, on: string): readonly string[] {
    const duties = this.duties.get(unit) ?? [];
    return duties.filter(({ from, to }) => from <= on && on < to).map(({ staff }) => staff);
  }

  staffAbove(unit: string, on: string): readonly string[] {
    const parent = this.parents.get(unit);
    return parent === undefined ? [] : this.staffOf(parent, on);
  }
}
