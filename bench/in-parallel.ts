/** Does it so many times, a few at once; answers what each gave. */
export async function inParallel<T>(times: number, atOnce: number, once: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < times) {
      const i = next++;
      results[i] = await once(i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, one));
  return results;
}
