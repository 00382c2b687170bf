import type { devices as tables } from '../../rows/devices.ts';
import type { WordsFor } from '../words.ts';

export const devices: WordsFor<typeof tables> = {
  'device/7970': {
    meaning:
      'カラーのタッチスクリーンと 8 回線を備えた電話機。工場出荷時から MIC を持つため、LSC がなくても TLS を使える。',
    causes: [],
    cure: [
      'CTL ファイルは Security Configuration で消去する。Settings メニューの Erase ではほかの設定も消える。',
    ],
  },
  'device/7960': {
    meaning:
      '6 回線の電話機。MIC がなく、TLS には CAPF の LSC が必要である。暗号化されたコールには割り込めない。',
    causes: [],
    cure: ['CTL ファイルは、**# でロックを解除した Security Configuration で消去する。'],
  },
  'device/7940': {
    meaning:
      '2 回線の電話機。そのほかは 7960 と同じで、MIC がなく、TLS には LSC が必要であり、暗号化されたコールには割り込めない。',
    causes: [],
    cure: ['CTL ファイルは、**# でロックを解除した Security Configuration で消去する。'],
  },
  'device/mgcp-gateway': {
    meaning:
      'クラスタを電話網に接続するルータで、MGCP で制御される。SRTP をサポートするリリースであれば、コールを暗号化でき、メッセージを CallManager でキャプチャできる。',
    causes: [],
    cure: [],
  },
  'srst/fallback': {
    meaning:
      'どの CallManager も応答しなくなると、拠点の電話機は SRST ゲートウェイに登録し、通話を続けられる。CallManager が安定して応答するようになれば、そちらに戻る。',
    causes: ['WAN が切れたか、グループの CallManager がすべて停止している。'],
    cure: [
      'CallManager への接続を復旧する。電話機は、通話中を避け、しばらくして自動的に戻る。',
      'セキュアな電話機がフォールバックできなければ、設定ファイルの SRST 証明書を調べる。',
    ],
  },
};
