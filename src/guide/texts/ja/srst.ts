import type { srst as tables } from '../../rows/srst.ts';
import type { WordsFor } from '../words.ts';

export const srst: WordsFor<typeof tables> = {
  'srst/make-nonsecure': {
    meaning:
      'セキュア SRST リファレンスをノンセキュアに戻す。以後、電話機は TLS を使わずにゲートウェイへフォールバックする。画面には、ゲートウェイ側の作業を促すメッセージが出る。',
    causes: ['この拠点ではセキュアなフォールバックが不要になった。'],
    cure: [
      'SRST Configuration でリファレンスを開き、「Is the SRST Secure?」をオフにする。',
      'メッセージに従い、ゲートウェイのクレデンシャル サービスを停止する。',
      '更新し、このリファレンスを使うデバイスをリセットする。',
    ],
  },
  'srst/port-digits': {
    meaning: 'SRST Certificate Provider Port の値が数字ではない。',
    causes: ['ポートのフィールドに文字、記号または空白がある。'],
    cure: ['ゲートウェイのクレデンシャル サービスのポートを、1024 から 49151 の範囲で入力する。'],
  },
  'srst/port-range': {
    meaning:
      'SRST Certificate Provider Port の値が 1024 から 49151 の範囲にない。ここには、ゲートウェイが証明書を渡すポートを指定する。',
    causes: ['入力を誤ったか、サービスが予約済みのポートに設定されている。'],
    cure: [
      'ゲートウェイのクレデンシャル設定でポートを調べる。',
      '範囲外であれば、サービスを別のポートに移し、そのポートを入力する。',
    ],
  },
  'srst/certificate-deleted': {
    meaning:
      'ゲートウェイの SRST 証明書はなくなったが、CallManager と電話機はその写しを持ち続け、それを要求する。このままではセキュアなフォールバックは失敗する。',
    causes: ['ゲートウェイで証明書またはトラストポイントが削除された。'],
    cure: [
      'SRST Configuration で「Is the SRST Secure?」をオフにして Update をクリックする。証明書がデータベースから消える。',
      'Reset Devices をクリックする。電話機は証明書のない設定ファイルを取得する。',
      'ゲートウェイに新しい証明書ができたら、リファレンスを再びセキュアにする。',
    ],
  },
};
