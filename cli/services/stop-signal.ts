/** Aborted by the first SIGINT, SIGTERM or SIGHUP, or when the parent that holds our channel is gone. Later ones change nothing. */
export function untilAskedToStop(): AbortSignal {
  return stopSignals().asked;
}

/** As untilAskedToStop, and `hurry` is aborted by the second asking: whoever asks twice will not wait. */
export function stopSignals(): { asked: AbortSignal; hurry: AbortSignal } {
  const asked = new AbortController();
  const hurry = new AbortController();
  const ask = (): void => (asked.signal.aborted ? hurry : asked).abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.channel) {
    process.on('disconnect', () => asked.abort());
    process.channel.unref();
  }
  return { asked: asked.signal, hurry: hurry.signal };
}
