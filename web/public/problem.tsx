import { Frame } from './parts/frame';
import type { Visit } from './visit';

interface ProblemPageProps {
  visit: Visit;
  /** a stable code, for whoever helps */
  code: string;
  title: string;
  detail: string;
  whatToDo: string;
}

/** What could not be done, and what to do instead. */
export function ProblemPage({ visit, code, title, detail, whatToDo }: ProblemPageProps) {
  const { words, href } = visit;
  return (
    <Frame visit={visit} title={title} own>
      <h1>{title}</h1>
      <p className="lead">{detail}</p>
      <p>{whatToDo}</p>
      <p className="actions">
        <a className="button" href={href('/')}>
          {words('problem.home')}
        </a>
        <a className="button second" href="tel:12345">
          {words('frame.call')}
        </a>
      </p>
      <p className="quiet">{words('problem.code', { code })}</p>
    </Frame>
  );
}
