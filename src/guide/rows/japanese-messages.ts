import type { ctlFiles } from './ctl-files.ts';
import type { IdIn } from './table.ts';

/**
 * Texts that the Japanese edition translates: the problems of its Table 9-3. It leaves the messages
 * of every other table in English.
 */
export const japaneseMessages = {
  'ctl-file/phone-cannot-authenticate-ctl-file': 'IP Phone が CTL ファイルを認証できない。',
  'ctl-file/phone-cannot-authenticate-other-files':
    'IP Phone が、CTL ファイル以外の設定ファイルを認証できない。',
  'ctl-file/tftp-authorization-failure': 'IP Phone が TFTP 認証エラーを報告する。',
  'ctl-file/phone-does-not-register': 'IP Phone が Cisco CallManager に登録されない。',
  'ctl-file/wrong-capf-server-tls-error':
    'IP Phone が、ローカルで有効な証明書を取得するための正しい CAPF サーバと相互対話しない。\nTLS ハンドシェイクエラーが発生する。',
  'ctl-file/phone-does-not-request-signed-files': 'IP Phone が署名付きの設定ファイルを要求しない。',
} as const satisfies Partial<Record<IdIn<(typeof ctlFiles)[number]>, string>>;
