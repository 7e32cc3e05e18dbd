/** pairs of characters with which people ask about anything: they say nothing of the matter */
const ASKING = new Set(
  '怎么 么办 怎样 样办 如何 何办 什么 么样 哪里 在哪 可以 以吗 是否 需要 要带 请问 问一 一下 想问 我想 办理 多少 为什 能不 不能'.split(
    ' ',
  ),
);

/** Of what somebody asks for, the pairs and words that tell the matter; all of them, where nothing else was asked. */
export function tellingWords(bigrams: readonly string[]): readonly string[] {
  const telling = bigrams.filter((pair) => !ASKING.has(pair));
  return telling.length > 0 ? telling : bigrams;
}
