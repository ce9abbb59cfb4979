import { messages } from './messages';

export default messages({ en: {}, ko: {} });
