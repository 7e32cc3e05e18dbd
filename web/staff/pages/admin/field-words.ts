/**
 * What a form calls the field that a JSON pointer names, by the names in the request; an entry of a list by its place from 1:
 * `/telephones/1` is «办公电话 2».
 */
export const fieldWordsOf =
  (words: Readonly<Record<string, string>>) =>
  (path: string): string => {
    const [name = '', place] = path.split('/').filter(Boolean);
    const field = words[name] ?? path;
    return place === undefined ? field : `${field} ${Number(place) + 1}`;
  };
