/** digits in fours, as people read them out */
export const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
