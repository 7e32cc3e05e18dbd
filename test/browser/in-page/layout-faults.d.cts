/** What a person would see wrong with the layout of a page, each with the element and by how much. */
export interface LayoutFault {
  kind: 'widerThanViewport' | 'clippedText' | 'overlappingControls';
  /** where it stands, as a short selector with the words on it */
  element: string;
  detail: string;
}

/** Runs in the page and must be self-contained; reads the layout as it stands and changes nothing. */
export function layoutFaults(): LayoutFault[];
