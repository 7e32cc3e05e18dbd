/** between two lines beside each other */
const GAP = 9;

/** Which line of a channel or a band belongs to which trunk. */
export class Tracks {
  private readonly taken = new Map<string, string[]>();

  take(place: string, trunk: string): void {
    const here = this.taken.get(place) ?? [];
    if (!here.includes(trunk)) this.taken.set(place, [...here, trunk]);
  }

  /** how far the trunk's line is from the beginning of the place */
  offset(place: string, trunk: string): number {
    return GAP * ((this.taken.get(place) ?? []).indexOf(trunk) + 1);
  }

  width(place: string): number {
    return GAP * ((this.taken.get(place)?.length ?? 0) + 1);
  }
}
