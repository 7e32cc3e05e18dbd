import { useEffect, useState } from 'react';

/** A value that somebody is typing, once it has stood still for so long (ms): what is asked is asked of whole words. */
export function useSettled<A>(value: A, ms: number): A {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
