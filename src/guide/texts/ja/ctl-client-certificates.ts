import type { ctlClientCertificates as tables } from '../../rows/ctl-client-certificates.ts';
import type { Words, WordsFor } from '../words.ts';

/** Most of these messages differ only in which part of the certificate is wrong. */
const defect = (meaning: string): Words => ({
  meaning,
  causes: ['トークンまたはサーバの証明書が壊れているか、正しく発行されていない。'],
  cure: [
    'CTL クライアントでトークンの証明書を開き、該当する部分を調べる。',
    '証明書の読み取り先のサーバについて、CTL Provider のトレースを調べる。',
    '別のトークンを使うか、サーバの証明書を新しくする。',
  ],
});

export const ctlClientCertificates: WordsFor<typeof tables> = {
  'ctl-client/no-valid-server-certificate-found': {
    meaning: 'トークンの証明書を読み取れなかった。',
    causes: ['トークンが Cisco のものではない。', 'トークンがすでに有効ではない。'],
    cure: ['Cisco の有効なトークンを使う。'],
  },
  'ctl-client/no-server-certificate-file-found': {
    meaning: 'CallManager サーバに、クライアントの読み取る証明書ファイルがない。',
    causes: ['ccmserver.cer がないか、移動された。'],
    cure: ['サーバの c:\\program files\\cisco\\certificates に ccmserver.cer があるかを調べる。'],
  },
  'ctl-client/server-certificate-is-invalid': {
    meaning: 'CallManager サーバに証明書はあるが、有効なものではない。',
    causes: ['ccmserver.cer が壊れているか、差し替えられた。'],
    cure: [
      'サーバの c:\\program files\\cisco\\certificates にある ccmserver.cer を調べる。',
      'CTL Provider のトレースを調べる。',
    ],
  },
  'ctl-client/certificate-date-invalid': {
    meaning: '今日が証明書の有効期間に入っていないか、証明書の日付が意味をなさない。',
    causes: ['証明書の有効期間がまだ始まっていないか、マシンの時計が狂っている。'],
    cure: [
      'Security Token Information ウィンドウで、トークンの証明書の日付を時計と比べる。',
      'CTL Provider のトレースを調べる。',
    ],
  },
  'ctl-client/certificate-expired': {
    meaning: '証明書の有効期間が終わっている。',
    causes: ['証明書が古いか、マシンの時計が狂っている。'],
    cure: [
      'トークンの証明書の日付を調べ、期限が切れていれば別のトークンを使う。',
      'サーバの証明書については、CTL Provider のトレースを調べる。',
    ],
  },
  'ctl-client/certificate-is-not-of-type-rsa': {
    meaning:
      '電話機が検証できるのは RSA の署名だけだが、CallManager の証明書の鍵は別の種類である。',
    causes: ['ccmserver.cer が CallManager の作成したものではない。'],
    cure: [
      'ccmserver.cer を開いて公開キーの種類を調べる。RSA でなければ、サーバに新しい証明書が必要である。',
    ],
  },
  'ctl-client/no-issuer-name-in-certificate': defect('証明書に発行者名がない。'),
  'ctl-client/issuer-name-is-not-valid': defect('証明書の発行者名が使えないものである。'),
  'ctl-client/invalid-issuer-name-length': defect('発行者名が 256 文字より長い。'),
  'ctl-client/no-subject-name-in-certificate': defect('証明書にサブジェクト名がない。'),
  'ctl-client/subject-name-is-not-valid': defect('証明書のサブジェクト名が使えないものである。'),
  'ctl-client/invalid-subject-name-length': defect('サブジェクト名が 256 文字より長い。'),
  'ctl-client/no-public-key-in-certificate': defect('証明書に公開キーがない。'),
  'ctl-client/public-key-is-not-valid': defect('証明書の公開キーが使えないものである。'),
  'ctl-client/invalid-public-key-length': defect('公開キーが上限の 512 文字より長い。'),
  'ctl-client/no-private-key-file': defect('証明書に対応する秘密キーがない。'),
  'ctl-client/private-key-file-is-not-valid': defect('証明書の秘密キーが使えないものである。'),
  'ctl-client/invalid-cipher-for-private-key': defect(
    '秘密キーの保護に使われている暗号方式を、クライアントが扱えない。',
  ),
  'ctl-client/invalid-signature-length': defect('署名が上限の 1024 文字より長い。'),
  'ctl-client/invalid-signature-algorithm': defect(
    '証明書の署名アルゴリズムを、クライアントが扱えない。',
  ),
  'ctl-client/no-signature': defect('証明書に署名がない。'),
  'ctl-client/invalid-thumbprint': defect('拇印が証明書と合わない。'),
  'ctl-client/invalid-serial-number': defect('証明書のシリアル番号が使えないものである。'),
  'ctl-client/invalid-serial-number-length': defect('シリアル番号が 256 文字より長い。'),
  'ctl-client/error-opening-security-token-store': {
    meaning: 'クライアントが、トークン内の証明書にアクセスできない。',
    causes: ['Etoken Notification または Smart Card サービスが動作していない。'],
    cure: ['両方のサービスを開始し、トークンを挿し直す。'],
  },
  'ctl-client/no-certificate-in-security-token': {
    meaning: '挿されたトークンに証明書が入っていない。',
    causes: ['トークンが Cisco のものではないか、内容が消去されている。'],
    cure: ['Cisco のトークンを使う。'],
  },
};
