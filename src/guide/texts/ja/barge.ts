import type { barge as tables } from '../../rows/barge.ts';
import type { WordsFor } from '../words.ts';

export const barge: WordsFor<typeof tables> = {
  'barge/message': {
    meaning:
      'エラーではなく警告である。7960 と 7940 のビルトイン ブリッジは暗号化されたコールに人を加えられないため、これらの電話機では割り込みと暗号化は両立しない。',
    causes: ['7960 または 7940 に、暗号化とビルトイン ブリッジの両方が設定されている。'],
    cure: [
      'これらの電話機ではどちらか一方を選ぶか、暗号化されたコールへの割り込みの失敗を受け入れる。',
      '該当するデバイスをリセットする。',
    ],
  },
  'barge/phone-window': {
    meaning:
      '暗号化モードでビルトイン ブリッジをオンにした 7960 または 7940 を保存すると、Phone Configuration にこの警告が出る。',
    causes: [
      '個別の設定かデフォルトかを問わず、両方が有効な状態で Insert または Update を実行した。',
    ],
    cure: ['ビルトイン ブリッジをオフにするか、認証モードを選ぶ。'],
  },
  'barge/enterprise-parameter': {
    meaning:
      'Device Security Mode のデフォルトを変更すると、Enterprise Parameters にこの警告が出る。デフォルトに従うすべての電話機に変更が及ぶためである。',
    causes: ['Device Security Mode パラメータを更新した。'],
    cure: ['デフォルトに従い、割り込みを使っている 7960 と 7940 を調べる。'],
  },
  'barge/service-parameter': {
    meaning:
      'ビルトイン ブリッジのデフォルトを変更すると、Service Parameters にこの警告が出る。暗号化された 7960 と 7940 ではブリッジが役に立たないためである。',
    causes: ['Built In Bridge Enable パラメータを更新した。'],
    cure: ['デフォルトに従い、暗号化モードで動作している 7960 と 7940 を調べる。'],
  },
  'barge/attempt-fails': {
    meaning:
      'ユーザが割り込みを試みたが、共有回線のコールは暗号化されており、通話中の電話機は 7960 または 7940 である。コールはそのまま続き、ユーザは加われない。',
    causes: ['通話中の電話機が暗号化モードで、コールが暗号化されている。'],
    cure: [
      '故障ではない。割り込むのは暗号化されていないコールだけにするか、電話機のモードを下げる。',
    ],
  },
  'barge/takes-effect-after-reset': {
    meaning: '電話機は、リセット時に読み込む設定ファイルから新しい設定を知る。',
    causes: ['設定は保存されたが、電話機は保存前から動作し続けている。'],
    cure: ['その設定に依存するデバイスをリセットする。'],
  },
};
