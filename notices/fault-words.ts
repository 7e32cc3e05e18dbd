/** What the list of messages says of a fault; its whole words, which may repeat an address, go to the log alone. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return 'fault';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `fault ${error.name} ${code}` : `fault ${error.name}`;
}
