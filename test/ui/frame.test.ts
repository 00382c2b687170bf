import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, frameLines } from '../../src/ui/frame.ts';
import { keys } from '../../src/ui/model/index.ts';
import { inBlackAndWhite, inColour } from '../../src/ui/paint.ts';
import { columnsOf } from '../../src/ui/text.ts';
import { runs } from '../support/runs.ts';
import { aShow, large, press, screenOf, showOf, small, type } from './a-show.ts';

const japanese = `title: 社内電話の認証
about: 電話はCTLファイルにないTFTPサーバからは何も読み込みません。アラームの住所は誤りへの手がかりです。
site:
  phones:
    phone-1: { model: 7970, ctl: installed }
  dhcp: { tftp: 10.9.9.9 }
steps:
  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
    within: 1 min
  - say: ＤＨＣＰが間違ったサーバを指定しています。
`;

describe('a frame', () => {
  const shows = [aShow(), showOf(japanese), aShow('scenarios/registration/many-phones.yaml')];
  const names = keys
    .flatMap((key) => key.keys)
    .filter((name) => !['q', 'ctrl+c', 'y', 'Y', 'any', 'enter'].includes(name));

  it('is exactly as large as the screen, whatever was pressed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shows),
        fc.array(fc.constantFrom(...names), { maxLength: 12 }),
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 4, max: 70 }),
        (show, pressed, columns, rows) => {
          press(show, ...pressed);
          const lines = frameLines(show.scene, { columns, rows });
          expect(lines).toHaveLength(rows);
          for (const line of lines) expect(columnsOf(line)).toBe(columns);
        },
      ),
      { seed: 42, numRuns: runs(150) },
    );
  });

  it('shows at 80 by 24 the phone, the site, the timeline and the caption', () => {
    const show = aShow();
    press(show, 'n');
    expect(screenOf(show)).toMatchInlineSnapshot(`
      " TFTP Not Authorized                         ■ paused 10×  0:12.004 of 0:34.548
       ├▸━━━━━━━━━━━━━━━━━━━━━━━━━!─────────────────────▸──────────────────────────✓┤
      ─ 2 phone-1, 7960 ───────────────────────│─ 1 Site ─────────────────────────────
      ╭──────────────────────────────────╮     │▸ phone-1   ! TFTP Not Authorized: 10…
      │Cisco IP Phone 7960               │ [1] │  7960, no icon
      │Configuring CM List               │ [2] │  CTL 21ef8726  LSC –  MIC –
      │TFTP Not Authorized: 10.9.9.9     │ [3] │  publisher   callmanager, tftp, capf…
      │                                  │ [4] │  server  CTL 21ef8726
      │                                  │ [5] │
      │                                  │ [6] │
      │                                  │     │
      ├──────────────────────────────────┤     │
      │                                  │     │
      ╰──────────────────────────────────╯     │
      ━ 3 Timeline ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
       0:12.001 publisher   DHCP Offer to phone-1: 10.1.1.1 to 000DBC000001, for 8 h,…
       0:12.002 phone-1     DHCP Request to all: 000DBC000001 asks for 10.1.1.1, of 1…
       0:12.003 publisher   DHCP Ack to phone-1: 10.1.1.1 to 000DBC000001, for 8 h, o…
       0:12.004 phone-1     screen: Configuring CM List
      ▸0:12.004 phone-1   ! ALARM TFTP Not Authorized: 10.9.9.9
       │ A phone with a CTL file loads nothing from a TFTP server that the file does
       │ not name. It shows the address it was sent to, and that address leads to the
       │ mistake.
       n alarm  w why  Enter inside  space play  tab pane  i keys  : do  ? help"
    `);
  });

  it('shows at 140 by 45 all panes', () => {
    const show = aShow();
    press(show, 'n');
    expect(screenOf(show, large)).toMatchInlineSnapshot(`
      " TFTP Not Authorized                                                                                     ■ paused 10×  0:12.004 of 0:34.548
       ├▸━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━!──────────────────────────────────────▸────────────────────────────────────────────────✓┤
      ─ 2 phone-1, 7960 ─────────────────────────────────│─ 1 Site ───────────────────────────────────────────────────────────────────────────────
      ╭──────────────────────────────────╮               │  Device     Model  State                                   Icon    CTL file  LSC  MIC
      │Cisco IP Phone 7960               │ [1]           │▸ phone-1    7960   ! TFTP Not Authorized: 10.9.9.9         –       21ef8726  –    –
      │Configuring CM List               │ [2]           │  publisher  server   callmanager, tftp, capf, dhcp                 21ef8726
      │TFTP Not Authorized: 10.9.9.9     │ [3]           │─ 5 Alarms ─────────────────────────────────────────────────────────────────────────────
      │                                  │ [4]           │▸0:12.004 phone-1   ! ALARM TFTP Not Authorized: 10.9.9.9
      │                                  │ [5]           │
      │                                  │ [6]           │
      │                                  │               │
      ├──────────────────────────────────┤               │
      │                                  │               │
      ╰──────────────────────────────────╯               │
       ! TFTP Not Authorized: 10.9.9.9                   │
       Device   SEP000DBC000001, 10.1.1.1                │
       Link     none                                     │
       Mode     nonsecure                                │
       CTL file 21ef87268f978b3a30a96bfc28bc5e90         │
                4 records                                │
       LSC      none                                     │
       MIC      none                                     │
      ━ 3 Timeline ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│─ 4 Packet ladder ───────────────────────────────────────────────────
       0:00.000 publisher   set: DHCP pool = 10.1.1.1 to 10.1.255.250       │           phone-1                                          publisher
                publisher   set: DHCP option 1 = 255.255.0.0                │  0:00.000  ▸ power on phone-1                                     │
                publisher   set: DHCP option 3 = 10.1.0.1                   │              ● starts: the power is switched on                   │
                publisher   set: DHCP option 51 = 8 h                       │  0:12.000    │── DHCP Discover 000DBC000001, Cisco Systems, In… ─►│
                publisher   set: DHCP option 150 = 10.9.9.9                 │  0:12.001    │◄─ DHCP Offer 10.1.1.1 to 000DBC000001, for 8 h,… ──│
                          ▸ power on phone-1                                │  0:12.002    │── DHCP Request 000DBC000001 asks for 10.1.1.1, … ─►│
                phone-1     starts: the power is switched on                │  0:12.003    │◄─ DHCP Ack 10.1.1.1 to 000DBC000001, for 8 h, o… ──│
                phone-1     screen: Cisco IP Phone 7960 | Configuring VLAN  │▸ 0:12.004    ● ALARM TFTP Not Authorized: 10.9.9.9                │
       0:12.000 phone-1     screen: Configuring IP                          │
                phone-1     DHCP Discover to all: 000DBC000001, Cisco Syste…│
       0:12.001 publisher   DHCP Offer to phone-1: 10.1.1.1 to 000DBC000001…│
       0:12.002 phone-1     DHCP Request to all: 000DBC000001 asks for 10.1…│
       0:12.003 publisher   DHCP Ack to phone-1: 10.1.1.1 to 000DBC000001, …│
       0:12.004 phone-1     screen: Configuring CM List                     │
      ▸0:12.004 phone-1   ! ALARM TFTP Not Authorized: 10.9.9.9             │
                                                                            │
                                                                            │
                                                                            │
                                                                            │
       │ A phone with a CTL file loads nothing from a TFTP server that the file does not name. It shows the address it was sent to, and that
       │ address leads to the mistake.
       n alarm  w why  Enter inside  space play  tab pane  i keys  : do  s save  ? help  q quit"
    `);
  });

  it('says of a branch what was done, not what the script says', () => {
    const show = aShow();
    press(show, 'n', ':');
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter');
    expect(screenOf(show, large)).toContain(
      'Branch 1, done otherwise than the script from 0:12.004 on: change DHCP: tftp publisher.',
    );
    expect(screenOf(show, large)).not.toContain('A phone with a CTL file loads nothing');
  });

  it('has wide characters take two columns', () => {
    const show = showOf(japanese);
    press(show, 'G');
    const lines = screenOf(show).split('\n');
    expect(lines[0]).toContain('社内電話の認証');
    expect(lines).toContain(' │ ＤＨＣＰが間違ったサーバを指定しています。');
  });

  it('says politely how large it must be', () => {
    expect(screenOf(aShow(), { columns: 60, rows: 20 }).trimEnd()).toMatchInlineSnapshot(`
      "offhook needs a larger window.
      It has 60×20; 80×24 is enough.
      Ctrl-C or q quits."
    `);
  });

  it('without colour has no colour, and says all the same', () => {
    const [colour, plain] = [inColour, inBlackAndWhite].map((paint) => {
      const show = aShow(undefined, paint);
      press(show, 'n');
      return frame(show.scene, 80, 24);
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    const colours = /\u001b\[(?:\d+;)*3[0-7][;m]/;
    expect(colour).toMatch(colours);
    expect(plain).not.toMatch(colours);
    expect(stripVTControlCharacters(plain ?? '')).toBe(stripVTControlCharacters(colour ?? ''));
  });
});

describe('what lies over the panes', () => {
  it('why leads from the alarm to the mistake, with the words of the guide', () => {
    const show = aShow();
    press(show, 'n', 'w');
    expect(screenOf(show, { columns: 90, rows: 30 })).toMatchInlineSnapshot(`
      " TFTP Not Authorized                                   ■ paused 10×  0:12.004 of 0:34.548
       ├▸━━━━━━━━━━━━━━━━━━━━━━━━━━━━!────────────────────────▸──────────────────────────────✓┤
      ━ Why: phone-1: ALARM TFTP Not Authorized: 10.9.9.9 ━━━━━━━━━━━━━━━━━━━ 1–26 of 27 lines ━
       The root
         DHCP option 150 of publisher names 10.9.9.9, and no record of the CTL file that is
         installed on phone-1 holds that address: it names publisher (10.1.0.10).
         - publisher: DHCP option 150 = 10.9.9.9, so from the start
         - phone-1: CTL file stored, so from the start

       How it came about, the last first
         1  0:12.004 phone-1   raises the alarm “TFTP Not Authorized: 10.9.9.9”
         2  0:00.000 phone-1     has CTL file: 4 records: Security Token SAST-TOKEN-1, Security
                                 Token SAST-TOKEN-2, CallManager / TFTP Server 10.1.0.10, CAPF
                                 Server 10.1.0.10; signed by SAST-TOKEN-1 on
                                 2005-06-15T08:00:00Z
         3  0:12.003 publisher DHCP with phone-1: Discover, Offer, Request, Ack: 10.1.1.1 to
                               000DBC000001, for 8 h, option 150: 10.9.9.9
         4  0:00.000 publisher   DHCP option 150 is 10.9.9.9
         5  0:00.000 phone-1   starts: the power is switched on
         6  0:00.000           somebody does this: power on phone-1

       What the guide says
         TFTP Not Authorized: <IP address>
         Using Alarms
           The phone was about to load files from the server at this address, but no record of
           its installed CTL file names that server. It takes nothing from there.
         Phone reports TFTP authorization failure.
         Table 9-3
           The phone was sent to a TFTP server without a record in its CTL file. It shows “TFTP
       ↑↓ scroll  PgDn page  Esc close"
    `);
  });

  it('inside a CTL file that a phone is sent there are its records and its MD5', () => {
    const show = aShow();
    const isCtlFile = () => {
      const entry = show.story.entry(show.state.cursor.seq);
      return entry?.kind === 'message' && /^CTLSEP.* bytes/.test(entry.detail);
    };
    press(show, 'G');
    while (!isCtlFile()) press(show, 'left');
    press(show, 'enter');
    const text = screenOf(show, { columns: 100, rows: 400 });
    expect(text).toMatch(/MD5 +21ef87268f978b3a30a96bfc28bc5e90/);
    expect(text.match(/Record \d: \S+/g)).toEqual([
      'Record 1: SAST',
      'Record 2: SAST',
      'Record 3: CCM+TFTP',
      'Record 4: CAPF',
    ]);
  });

  it('help begins with the keys of the phone while it has them', () => {
    const show = aShow();
    press(show, 'n', 'i', '?');
    const screen = screenOf(show);
    expect(screen).toContain('On the phone');
    expect(screen.indexOf('On the phone')).toBeLessThan(screen.indexOf('Understand'));
  });

  it('a question is asked once, with its answers at the bottom', () => {
    const show = aShow();
    press(show, 'n', 'i', 's', 'escape', 'q');
    expect(screenOf(show).split('\n').slice(-2)).toEqual([
      ' What you did is not saved. Quit all the same?',
      ' y yes  n no',
    ]);
  });

  it('help tells every key that has a chapter', () => {
    const show = aShow();
    press(show, '?');
    const text = screenOf(show, { columns: 100, rows: 70 });
    for (const { chapter, label } of keys)
      if (chapter) expect(text).toContain(`   ${label.padEnd(8)}`);
  });
});

describe('a step that is typed', () => {
  it('has what is wrong with it below, whole', () => {
    const show = aShow();
    press(show, 'n', ':');
    type(show, 'reset: phone-9');
    press(show, 'enter');
    expect(screenOf(show).split('\n').slice(-9).join('\n')).toMatchInlineSnapshot(`
      "▸0:12.004 phone-1   ! ALARM TFTP Not Authorized: 10.9.9.9
       do: reset: phone-9
       ! no phone is named «phone-9»; did you mean «phone-1»? (known: phone-1, all
         phones)




       Enter do it  tab complete  ↑↓ choose  Esc never mind"
    `);
  });

  it('stands below the panes with what could be typed next', () => {
    const show = aShow();
    press(show, 'n', ':');
    type(show, 'stop service: { service: t');
    expect(screenOf(show).split('\n').slice(-9).join('\n')).toMatchInlineSnapshot(`
      "▸0:12.004 phone-1   ! ALARM TFTP Not Authorized: 10.9.9.9
       do: stop service: { service: t
         tftp, on:





       Enter do it  tab complete  ↑↓ choose  Esc never mind"
    `);
    press(show, 'tab');
    expect(screenOf(show)).toContain('do: stop service: { service: tftp');
  });
});

describe('a phone', () => {
  const deviceOf = (show: ReturnType<typeof aShow>) =>
    screenOf(show, { columns: 140, rows: 45 })
      .split('\n')
      .slice(2, 22)
      .map((line) => line.slice(0, 51).trimEnd())
      .join('\n');

  it('a 7970 has five softkeys and eight line keys, and the keypad while it has the keys', () => {
    const show = aShow('scenarios/capf/lsc-by-string-7970.yaml');
    press(show, 'G', 'i');
    expect(deviceOf(show)).toMatchInlineSnapshot(`
      "━ 2 phone-1, 7970: it has the keys ━━━━━━━━━━━━━━━━
      ╭────────────────────────────────────────────╮
      │LSC (unlocked)                              │ 2001
      │Installed                                   │ [2]
      │Success                                     │ [3]
      │LSC update successful                       │ [4]
      │                                            │ [5]
      │                                            │ [6]
      │                                            │ [7]
      │                                            │ [8]
      │                                            │
      │                                            │
      │                                            │
      │                                            │
      ├────────────────────────────────────────────┤
      │a Update  b Back  c Exit                    │
      ╰────────────────────────────────────────────╯
       1 2 3   s Settings   u unlock   r reset
       4 5 6   ←→ Enter or a…e softkeys
       7 8 9   space lets time run"
    `);
  });

  it('a 7940 has two line keys', () => {
    const show = showOf('title: x\nsite: { phones: { phone-1: 7940 } }\nsteps: [{ wait: 1 s }]\n');
    expect(deviceOf(show)).toMatchInlineSnapshot(`
      "─ 2 phone-1, 7940 ─────────────────────────────────
      ╭──────────────────────────────────╮
      │                                  │ [1]
      │              (dark)              │ [2]
      │                                  │
      │                                  │
      │                                  │
      │                                  │
      │                                  │
      ├──────────────────────────────────┤
      │                                  │
      ╰──────────────────────────────────╯
       off
       Device   SEP000DBC000001
       Link     none
       Mode     nonsecure
       CTL file none: it accepts the first that it gets
       LSC      none
       MIC      none
      "
    `);
  });

  it('a page that is too long for the glass says how much more there is', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', '6', '4');
    expect(screenOf(show, small)).toMatch(/▾ \d more/);
  });

  it('is scrolled to the end of such a page, and stands at the start of the next one', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', '6', '4');
    expect(screenOf(show, small)).not.toContain('│CAPF Server 10.1.0.10 ');
    press(show, 'down');
    expect(screenOf(show, small)).toContain('│CAPF Server 10.1.0.10 ');
    expect(screenOf(show, small)).toMatch(/▴ \d more/);
    press(show, 'u');
    expect(show.state.glass).toBe(0);
  });

  it('that is in a menu while it starts again is starting', () => {
    const show = aShow();
    press(show, 'G', 'i', 'r', 's', '6', '4');
    expect(screenOf(show, small)).toMatch(/▸ phone-1 +starting/);
  });
});

describe('many phones', () => {
  it('stand one on a line, and their ladder is that of the chosen one', () => {
    const show = aShow('scenarios/registration/many-phones.yaml');
    press(show, 'G', '4', '1', 'down', 'down');
    expect(screenOf(show)).toMatchInlineSnapshot(`
      " Many phones of all models at once           ■ paused 10×  0:20.544 of 0:20.544
       ├▸━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓┤
      ─ 2 desk-2, 7960 ────────────────────────│━ 1 Site ━━━━━━━━━━━━━━━━ 1–11 of 15 ━
      ╭──────────────────────────────────╮     │  manager      7970 ✓ publisher
      │2003                              │ 2003│  desk-1       7960 ✓ publisher
      │Your current options              │ [2] │▸ desk-2       7960 ✓ publisher
      │                                  │ [3] │  desk-3       7960 ✓ publisher
      │                                  │ [4] │  desk-4       7960 ✓ publisher
      │                                  │ [5] │  desk-5       7960 ✓ publisher
      │                                  │ [6] │  desk-6       7960 ✓ publisher
      │                                  │     │  desk-7       7960 ✓ publisher
      ├──────────────────────────────────┤     │  desk-8       7960 ✓ publisher
      │Redial  NewCall CFwdAll           │     │  desk-9       7960 ✓ publisher
      ╰──────────────────────────────────╯     │  desk-10      7960 ✓ publisher
      ─ 4 Packet ladder ──────────────────────────────────────────────────────────────
                 desk-2                                                      publisher
        0:12.030    │── TCP SYN ───────────────────────────────────────────────────►│
        0:12.032    │── SCCP Alarm 25: Name=SEP000DBC000003 Load=7.2(2.0) Last=I… ─►│
                    │── SCCP Register ─────────────────────────────────────────────►│
        0:12.033    │◄─ SCCP RegisterAck keepalive 30 s, to a standby 60 s ─────────│
      ▸ 0:12.544    ● REGISTERED with publisher (10.1.0.10): SEP000DBC000003, SCCP, p…
       │ Fourteen phones are registered. The 7970 has taken longest to start, and
       │ nobody had to wait for anybody else's files.
       n alarm  w why  Enter inside  space play  tab pane  i keys  : do  ? help"
    `);
  });
});
