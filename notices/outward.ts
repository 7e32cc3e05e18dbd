/** How notices leave this installation, as the operator sets it from outside. */
export interface Outward {
  /** null: no e-mail leaves */
  mail: {
    /** smtp:// or smtps://, with the user and the password where the server asks for them */
    url: string;
    /** the sender: an address, or `Name <address>` */
    from: string;
  } | null;
  /** the address of the pages as browsers reach them, without a slash at its end; null: messages name none, a receipt the one that was asked */
  publicUrl: string | null;
  /** the origins (https://host:port) that a city's webhook may be at; empty: no city can have one */
  webhookOrigins: readonly string[];
}

export const NOTHING_LEAVES: Outward = { mail: null, publicUrl: null, webhookOrigins: [] };
