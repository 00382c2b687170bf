import { formatMoment } from '../../../basics/index.ts';
import type { StoreEntry } from '../../../simulation/index.ts';
import { messageName } from '../../words.ts';
import { list, receiver, shortDetail, shortNames } from './lists.ts';
import type { Option, Words } from './words.ts';

const behind = (separator: string, text = ''): string => (text === '' ? '' : separator + text);

const power = { on: '起動', off: '電源断', restarting: '再起動' } as const;
const fates = {
  lost: 'パケットが失われる',
  duplicated: 'パケットが二重に届く',
  delayed: 'パケットが遅れる',
  undeliverable: 'パケットを届けられない',
  'no listener': '届いたパケットを受け取るものがない',
} as const;
const stored: Readonly<Record<StoreEntry['action'], string>> = {
  stored: 'を保存',
  kept: 'を維持',
  deleted: 'を削除',
};
const optionOf = (option: Option | undefined): string | undefined =>
  option && `${option.host} の ${option.name}`;
const and = (items: readonly string[]): string => list(items, 'と', 'と');

const everybody = '全ホスト';

export const japanese: Words = {
  sentences: {
    step: ({ text }) => `操作: ${text}`,
    verdict: ({ expected, problem }) => `「${expected}」が期待されていた: ${problem}`,
    say: ({ text }) => `「${text}」`,
    setting: ({ name, value }) => `${name} の値は ${value}`,
    power: ({ state, reason }) => `${power[state]}: ${reason}`,
    packet: ({ packet }, { host }) =>
      `${host(packet.destination.address)} のポート ${packet.destination.port} へ ${packet.transport.toUpperCase()} パケットを送信`,
    fate: ({ fate, why }) => `${fates[fate]}: ${why}`,
    message: (message, { host }) =>
      `${receiver(message, host, everybody)} へ ${messageName(message)} を送信${behind(': ', message.detail)}`,
    transition: ({ machine, from, to, event }, { awaited }) =>
      awaited === undefined
        ? `${machine} が「${from || 'start'}」から「${to}」へ移る (${event})`
        : `${awaited} への応答を待ったが、何も届かない`,
    screen: ({ title, lines }) =>
      `画面表示: ${[title, ...lines].filter((line) => line !== '').join(' | ')}`,
    status: ({ text }, { awaited }) =>
      `ステータス メッセージ「${text}」を表示${awaited === undefined ? '' : `: ${awaited} への応答がない`}`,
    alarm: ({ text }) => `アラーム「${text}」を発生`,
    store: ({ action, what, detail, cause }) =>
      `${what} ${cause === undefined ? 'がある' : stored[action]}${behind(': ', detail)}`,
    log: ({ text }) => `ログに記録: ${text}`,
    counter: ({ counter, value }) => `カウンタ ${counter} は ${value}`,
    registration: ({ state, server, detail }, { host }) =>
      `${host(server)} ${state === 'registered' ? 'に登録済み' : 'への登録を失う'}${behind(': ', detail)}`,
    finding: ({ text }) => `判明したこと: ${text}`,
    console: ({ command, output }) => `${command} の出力: ${output}`,
    'tls-secret': () => 'TLS 接続の鍵を得る',
  },
  exchange: ({ protocol, other, names, detail }) =>
    `${other} との ${protocol}: ${shortNames(names, ' … ')}${behind(': ', detail)}`,
  everybody,
  clashes: {
    tftpNotAuthorized: ({ phone, address, setting, records }) =>
      `${optionOf(setting) ?? `${phone} の代替 TFTP 設定`} は ${address} を指しているが、${phone} に入っている CTL ファイルにはそのアドレスのレコードがない。${records.length === 0 ? 'TFTP サーバのレコードは一つもない' : `あるのは ${and(records)}`}。`,
    unknownSigner: ({ phone, file, server, signer, known, isAdded }) =>
      `${server} の ${file} に署名したのは ${signer}${isAdded ? ' (このファイル自身が追加するトークン)' : ''} だが、${phone} の CTL ファイルによれば、受け入れられるのは ${and(known)} の署名だけである。`,
    changedFile: ({ file, server, signer }) =>
      `${server} の ${file} は ${signer} が署名したものと一致しない。署名の後で内容が変えられている。`,
    damagedFile: ({ file, server, problem }) => `${server} の ${file} は壊れている: ${problem}。`,
    wrongCertificate: ({ phone, server, shown, recorded }) =>
      recorded === undefined
        ? `${server} の証明書は ${shown} だが、${phone} の CTL ファイルにはそのサーバの証明書がない。`
        : `${server} の証明書は ${shown} だが、${phone} の CTL ファイルにあるのは別の証明書 ${recorded} である。`,
    recordWithoutCertificate: ({ phone, server }) =>
      `${phone} の CTL ファイルでは ${server} のレコードに証明書がないため、電話機は署名のないファイルを要求する。`,
    emptyFile: ({ file, server }) => `${server} の ${file} は空である。`,
    noRecord: ({ phone, server }) =>
      `${phone} の接続先は CallManager ${server} だが、その CTL ファイルにはそこの CallManager の証明書がない。`,
    missingFile: ({ server, file }) => `${server} にファイル ${file} がない。`,
    unknownDevice: ({ device }) => `データベースにデバイス ${device} がない。`,
    securityMode: ({ device, database, phone }) =>
      `データベースでは ${device} は ${database} だが、電話機は読み込んだ設定のとおり ${phone} で接続している。`,
    otherName: ({ phone, certificate }) =>
      `${phone} が示す証明書は自分のものではない: ${certificate}。`,
    serviceDown: ({ server, service, state }) =>
      `${server} のサービス ${service} が応答しない (状態: ${state})。`,
    noPower: ({ host }) => `${host} の電源が入っていない。`,
    noSuchHost: ({ address, setting }) =>
      `${setting === undefined ? '電話機の接続先' : `${optionOf(setting)} が指す先`} ${address} を持つホストはない。`,
    cutLink: ({ link }) => `${link} が切断されている。`,
    lossyNetwork: ({ conditions }) => `途中でパケットが失われている: ${conditions}。`,
    decided: ({ host, line }) => `${host} の判断: ${line}。`,
    lacks: ({ phone, text }) => `${phone} は設定どおりに動作できない: ${text}。`,
  },
  deed: (text) => `この操作の結果である: ${text}。`,
  fact: (entry) =>
    entry.kind === 'setting'
      ? `${entry.name} = ${entry.value}`
      : `${entry.what} ${stored[entry.action]}${shortDetail(entry)}`,
  fromTheStart: '最初からそうなっている',
  sinceMoment: (at) => `${formatMoment(at)} から`,
  byStep: (text, line) => `操作「${text}」${line === undefined ? '' : ` (${line} 行目) `}による`,
  headings: {
    why: '経過',
    rests: (hop) => `${hop} の根拠: `,
    guide: 'ガイドの説明',
    root: '根本原因',
    left: (count) => `ほか ${count} 件`,
  },
};
