import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A page as HTML, whole before any script. */
export const pageAsHtml = <P extends object>(page: FunctionComponent<P>, props: P): string =>
  `<!doctype html>\n${renderToStaticMarkup(createElement(page, props))}`;
