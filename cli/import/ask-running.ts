import { readEnvironment } from '../environment';
import { PlainFailure } from '../services/plain-failure';
import { askOnce, problemIn } from './ask';
import { refuseAbsent, runningPlace, tokenFor } from './running-api';

/**
 * One question to the running instance, as the operator: that of this machine, or the one at `url`. Throws PlainFailure in the
 * instance's own words where it refuses, with every field that it found wrong.
 */
export async function askRunning(
  url: string | undefined,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const environment = readEnvironment(process.env);
  const place = runningPlace(environment, url);
  const token = tokenFor(environment, place);
  await refuseAbsent(place);
  const answer = await askOnce({
    method,
    url: `${place.url}${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.status < 300) return answer.body;
  const said = problemIn(answer.body);
  if (!said) throw new PlainFailure(`接口答复 ${answer.status}。`, `The API answered ${answer.status}.`);
  const fields = said.fields ?? [];
  throw new PlainFailure(
    [`${said.title}：${said.detail}`, ...fields.map((f) => `  ${f.path} ${f.zh}`)].join('\n'),
    [`${said.inOtherLanguage.title}: ${said.inOtherLanguage.detail}`, ...fields.map((f) => `  ${f.path} ${f.en}`)].join(
      '\n',
    ),
  );
}
