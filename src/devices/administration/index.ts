export {
  type CapfForm,
  type CapfFormResult,
  type CapfFormRow,
  checkCapfForm,
} from './capf-form.ts';
