export { appeal } from './appeal';
