/** As much of bpmn-moddle, which comes without types, as the picture needs. */
declare module 'bpmn-moddle' {
  namespace moddle {
    interface Element {
      get(property: 'incoming' | 'outgoing'): Element[];
    }
    interface Moddle {
      create(type: string, attributes?: object): Element;
      toXML(element: Element, options: { format: boolean }): Promise<{ xml: string }>;
    }
  }
  function moddle(): moddle.Moddle;
  export = moddle;
}
