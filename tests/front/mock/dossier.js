// A stand-in for the module while it is being written: same contract, five articles, naive answers.
import t0 from '../../../seeds/000_ae9df9080ac68f35.txt';
import t1 from '../../../seeds/001_be360d2680906630.txt';
import t2 from '../../../seeds/002_7cc0d8ebd14386bc.txt';
import t3 from '../../../seeds/003_59cc8269c7b07bba.txt';
import t4 from '../../../seeds/004_faff189e55758d8f.txt';

const lines = (t) => t.split('\n').map((l) => l.trim()).filter((l) => l && !/^_+$/.test(l));
const para = (text, lang, role = 'paragraph') => ({ role, text, language: lang, dir: lang === 'ur' ? 'rtl' : 'ltr' });
function blocks(ls, lang) {
  return ls.map((l) => para(l, lang, l.length < 60 && !/[.۔]$/.test(l) ? 'heading' : 'paragraph'));
}
const l0 = lines(t0), l1 = lines(t1), l2 = lines(t2), l3 = lines(t3), l4 = lines(t4);
const iEn = l3.findIndex((l) => l.startsWith('In an era')), iUr = l3.findIndex((l) => l.startsWith('پاکستانی آرمی')), iEnd = l3.findIndex((l) => l.startsWith('حسان احمد'));
const iBio = l3.findIndex((l) => l.startsWith('Hassaan Ahmad Awan is'));
const pub = (value, earliest, latest, origin, basis) => ({ value, earliest, latest, precision: value.length > 8 ? 'day' : 'month', origin, basis });
const DOCS = [
  { id: '000_ae9df9080ac68f35.txt', title: l0[0], titleOrigin: 'stated', authors: [{ name: 'Sehr Rushmeen', about: l0[l0.length - 3] }], publisher: null, published: pub('2023-12~', '2023-12-01', '2023-12-31', 'editorial', 'General Munir’s first visit to Washington, which the article calls “recently concluded”, was in December 2023.'), versions: [['en', [para(l0[0], 'en', 'title'), ...blocks(l0.slice(2, -5), 'en')]]], omit: [[99, 'share buttons', 'Share This Article'], [99, 'share buttons', 'Follow:'], [99, 'app or theme text', 'Exit mobile version'], [99, 'advertising words', 'slot indoxxi ilk21 ilk21']] },
  { id: '001_be360d2680906630.txt', title: 'General Munir’s visit to the United States', titleOrigin: 'editorial', authors: [{ name: 'Qamber Raza', about: 'The contributor is a freelance writer. Alumni of the University of Leeds, UK, and can be reached at r…@….' }], publisher: null, published: null, versions: [['en', blocks(l1.slice(0, -2), 'en')]], omit: [] },
  { id: '002_7cc0d8ebd14386bc.txt', title: 'Field Marshal Asim Munir visits the US for strategic talks', titleOrigin: 'editorial', authors: [{ name: 'Imran Malik', about: '' }], publisher: 'MediaBites', published: pub('2025-08~', '2025-08-01', '2025-08-31', 'editorial', 'A teaser beside the text speaks of the coming meeting of Trump and Putin in Alaska (15 August 2025).'), versions: [['en', blocks([l2[0], ...l2.slice(2, 4), ...l2.slice(5, 9)], 'en')]], omit: [[3, 'teaser for another article', l2[4]], ...l2.slice(9).map((l) => [7, 'reader comment', l])] },
  { id: '003_59cc8269c7b07bba.txt', title: 'Pakistan Chief of Army Visits China Amid Strategic Talks', titleOrigin: 'stated', authors: [{ name: 'Hassaan Ahmad Awan', about: l3[iBio] }], publisher: 'Paish E Nazar', published: pub('2025-08-22', '2025-08-22', '2025-08-22', 'stated', 'The date at the top of the page.'), versions: [['en', [para('Pakistan Chief of Army Visits China Amid Strategic Talks', 'en', 'title'), ...blocks(l3.slice(iEn, iBio), 'en')]], ['ur', [para(l3[iUr], 'ur', 'title'), ...blocks(l3.slice(iUr + 2, iEnd), 'ur')]]], omit: [[0, 'navigation', l3[2]], [40, 'comment form', 'LEAVE A REPLY']] },
  { id: '004_faff189e55758d8f.txt', title: l4[0], titleOrigin: 'stated', authors: [], publisher: '24 News HD', published: pub('2024-09-16', '2024-09-16', '2024-09-16', 'stated', ''), versions: [['en', [para(l4[0], 'en', 'title'), ...blocks(l4.slice(5, -1), 'en')]]], omit: [[1, 'app advertisement', l4[3]], [1, 'app advertisement', l4[4]], [9, 'navigation', 'Categories : Opinion']] },
];
for (const d of DOCS) { let n = 0; d.versions = d.versions.map(([language, bl]) => ({ language, dir: language === 'ur' ? 'rtl' : 'ltr', blocks: bl.map((b) => ({ index: n++, ...b })) })); d.languages = d.versions.map((v) => v.language); d.all = d.versions.flatMap((v) => v.blocks); }

const E = (kind, name, ...aliases) => ({ id: `${kind}/${name.toLowerCase().replace(/[^a-z]+/g, '-')}`, kind, name, aliases: [name, ...aliases] });
const ENT = [
  E('person', 'Asim Munir', 'Syed Asim Munir', 'Munir', 'Army Chief', 'General Asim', 'عاصم منیر', 'جنرل منیر'), E('person', 'Antony J. Blinken', 'Antony J Blinken', 'Blinken'), E('person', 'Lloyd J. Austin', 'Lloyd J Austin', 'Llyod J Austin'), E('person', 'Victoria Nuland'), E('person', 'Jonathan Finer'), E('person', 'Charles Q. Brown', 'Charles Q Brown'), E('person', 'Michael Erik Kurilla'), E('person', 'Antonio Guterres'), E('person', 'Michael Kugelman'), E('person', 'Donald Trump', 'Trump'), E('person', 'Kamala Harris', 'Harris'), E('person', 'Zhang Youxia', 'ژانگ یو شیاء'), E('person', 'Li Shangfu', 'لی شانگفو'), E('person', 'Imran Khan'), E('person', 'Narendra Modi'), E('person', 'Liaquat Ali Khan'), E('person', 'Tanweer Ahmed'),
  E('organisation', 'Pakistan Army'), E('organisation', 'United Nations', 'UN'), E('organisation', 'United Nations Security Council', 'UN Security Council', 'UNSC'), E('organisation', 'US Central Command', 'CENTCOM'), E('organisation', 'Inter-Services Public Relations', 'ISPR'), E('organisation', 'Central Military Commission'), E('organisation', 'Tehreek-e-Taliban Pakistan', 'TTP'), E('organisation', 'NUST'), E('organisation', 'Quad', 'کواڈ'),
  E('place', 'Pakistan', 'پاکستان'), E('place', 'United States', 'US', 'U.S.', 'امریکہ'), E('place', 'China', 'چین'), E('place', 'Kashmir'), E('place', 'Gaza'), E('place', 'India', 'بھارت', 'انڈیا'), E('place', 'Afghanistan', 'افغانستان'), E('place', 'Washington'), E('place', 'Islamabad', 'اسلام آباد'), E('place', 'Beijing', 'بیجنگ'), E('place', 'Balochistan', 'بلوچستان'), E('place', 'South Asia'),
  E('programme', 'China-Pakistan Economic Corridor', 'CPEC', 'سی پیک'), E('programme', 'Special Investment Facilitation Council', 'SIFC'), E('programme', 'Strategic Stability Dialogue', 'SSD'), E('programme', 'Operation Zarb-e-Azb'), E('programme', 'Operation Radd-ul-Fasaad'), E('programme', 'Green Alliance'), E('event', 'Cold War'),
];
const esc = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ALIAS = ENT.flatMap((e, i) => e.aliases.map((a) => [a, i])).sort((a, b) => b[0].length - a[0].length);
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ALIAS.map(([a]) => esc(a)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const BYALIAS = new Map(ALIAS);
const MON = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE = new RegExp(`(?:(${MON}) )?\\b((?:19|20)\\d\\d)\\b`, 'g');
const last = (y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate();
for (const d of DOCS) {
  d.count = new Map();
  for (const b of d.all) {
    b.names = [...b.text.matchAll(NAME)].map((m) => { const i = BYALIAS.get(m[0]); d.count.set(i, (d.count.get(i) ?? 0) + 1); return { start: m.index, end: m.index + m[0].length, entity: ENT[i].id, reason: m[0] === ENT[i].name ? 'name in the registry' : `alias in the registry: ${m[0]}` }; });
    b.dates = [...b.text.matchAll(DATE)].map((m) => { const mo = m[1] ? MON.split('|').indexOf(m[1]) + 1 : 0; const v = mo ? `${m[2]}-${String(mo).padStart(2, '0')}` : m[2]; return { start: m.index, end: m.index + m[0].length, type: 'date', value: v, earliest: mo ? `${v}-01` : `${v}-01-01`, latest: mo ? `${v}-${last(+m[2], mo)}` : `${v}-12-31`, reason: mo ? 'month and year as written' : 'year as written' }; });
  }
  d.ents = [...d.count].sort((a, b) => b[1] - a[1]);
}
const ROWS = ENT.map((e, i) => ({ id: e.id, name: e.name, kind: e.kind, articles: DOCS.filter((d) => d.count.has(i)).length }));
const ORD = new Map(ENT.map((e, i) => [e.id, i]));
const ref = (i) => ({ id: ENT[i].id, name: ENT[i].name, kind: ENT[i].kind });
const day = (iso) => Math.round(Date.parse(iso) / 864e5);
const first = (v) => (v.length === 4 ? `${v}-01-01` : v.length === 7 ? `${v}-01` : v), end = (v) => (v.length === 4 ? `${v}-12-31` : v.length === 7 ? `${v}-${last(+v.slice(0, 4), +v.slice(5))}` : v);

function parse(q = '') {
  const parts = [];
  for (const m of q.matchAll(/(-?)(?:"([^"]+)"?|([^\s"]+))/g)) { const text = (m[2] ?? m[3]).toLowerCase(); if (text && text !== '-') parts.push({ type: m[2] ? 'phrase' : 'word', text, excluded: m[1] === '-' && !!text }); }
  if (parts.length && !/[\s"]$/.test(q) && parts.at(-1).type === 'word') parts.at(-1).type = 'prefix';
  return parts;
}
const rx = (p) => new RegExp(`(?<![\\p{L}\\p{N}])${esc(p.text)}${p.type === 'phrase' ? '' : '[\\p{L}\\p{N}]*'}`, 'giu');
function marks(text, parts) {
  const out = []; for (const p of parts) if (!p.excluded) for (const m of text.matchAll(rx(p))) out.push([m.index, m.index + m[0].length]);
  return out.sort((a, b) => a[0] - b[0]).filter((r, i, a) => !i || r[0] >= a[i - 1][1]).flat();
}
const inPeriod = (p, list) => !p || (p.undated ? list.length === 0 : (!p.from && !p.to) || list.some(([a, b]) => (!p.from || b >= first(p.from)) && (!p.to || a <= end(p.to))));
const pubs = (d) => (d.published ? [[d.published.earliest, d.published.latest]] : []);
const ments = (d) => d.all.flatMap((b) => b.dates.map((x) => [x.earliest, x.latest]));
function fits(r, skip) {
  const parts = parse(r.query), inc = (r.include ?? []).map((i) => ORD.get(i)), exc = (r.exclude ?? []).map((i) => ORD.get(i));
  return DOCS.filter((d) => {
    const text = [d.title, ...d.all.map((b) => b.text)].join('\n');
    if (!parts.every((p) => rx(p).test(text) !== p.excluded)) return false;
    if (inc.length && !(r.match === 'any' ? inc.some((i) => d.count.has(i)) : inc.every((i) => d.count.has(i)))) return false;
    if (exc.some((i) => d.count.has(i))) return false;
    if (r.language && !d.languages.includes(r.language)) return false;
    return (skip === 'published' || inPeriod(r.published, pubs(d))) && (skip === 'mentioned' || inPeriod(r.mentioned, ments(d)));
  });
}
function snippets(d, parts, mention) {
  const hits = d.all.map((b) => ({ b, m: marks(b.text, parts) })).filter((x) => x.m.length && x.b.role === 'paragraph').slice(0, 2);
  const use = hits.length ? hits : [{ b: d.all.find((b) => b.role === 'paragraph'), m: [] }];
  return use.map(({ b, m }) => {
    let s = Math.max(0, (m[0] ?? 0) - 90); if (s) s = b.text.indexOf(' ', s) + 1;
    let e = Math.min(b.text.length, s + 240); if (e < b.text.length) e = b.text.lastIndexOf(' ', e);
    const pre = s ? '…' : '', t = pre + b.text.slice(s, e) + (e < b.text.length ? '…' : '');
    return { text: t, marks: m.map((x) => x - s + pre.length).filter((_, i, a) => a[i | 1] <= t.length && a[i & ~1] >= 0), language: b.language, dir: b.dir, block: b.index };
  });
}
export class Explorer {
  static embedded() { return new Explorer(); }
  static open(bytes) { if (bytes.length < 4 || bytes[0] !== 0x44) throw new Error('not a Dossier pack: expected the magic “DOSSIER”, found other bytes'); return new Explorer(); }
  free() {}
  manifest() { return { title: 'The army chief abroad', description: 'Five newspaper articles on the visits of Pakistan’s army chief, Asim Munir, to Washington and Beijing, 2023 to 2025.', articles: 5, languages: ['en', 'ur'], generator: 'dossier 0.1.0', format: 1, fingerprint: 'cafe' }; }
  entities() { return ROWS; }
  search(r) {
    if (r.query === 'panic') throw new WebAssembly.RuntimeError('unreachable');
    const parts = parse(r.query), ds = fits(r);
    const key = (d) => d.published?.earliest ?? '';
    const score = (d) => d.all.reduce((s, b) => s + marks(b.text, parts).length / 2, 0) + marks(d.title, parts).length * 3;
    const sort = r.sort ?? (r.query ? 'relevance' : 'newest');
    ds.sort((a, b) => (sort === 'relevance' ? score(b) - score(a) : sort === 'oldest' ? (key(a) || '9').localeCompare(key(b) || '9') : key(b).localeCompare(key(a))));
    return { total: ds.length, of: 5, hits: ds.slice(r.offset ?? 0, (r.offset ?? 0) + (r.limit ?? 20)).map((d) => ({ id: d.id, title: d.title, titleMarks: marks(d.title, parts), titleOrigin: d.titleOrigin, language: 'en', dir: 'ltr', languages: d.languages, byline: d.authors.map((a) => a.name), publisher: d.publisher, published: d.published, score: score(d), snippets: snippets(d, parts), entities: d.ents.slice(0, 5).map(([i]) => ref(i)) })), understood: parts, ignored: [] };
  }
  facets(r) {
    const ds = fits(r);
    return { total: ds.length, groups: ['person', 'organisation', 'place', 'programme', 'event'].map((kind) => { const l = ENT.map((e, i) => [i, ds.filter((d) => d.count.has(i)).length]).filter(([i, n]) => n && ENT[i].kind === kind).sort((a, b) => b[1] - a[1] || ENT[a[0]].name.localeCompare(ENT[b[0]].name)); return { kind, entities: Uint32Array.from(l, (x) => x[0]), counts: Uint32Array.from(l, (x) => x[1]) }; }).filter((g) => g.entities.length), languages: ['en', 'ur'].map((language) => ({ language, count: ds.filter((d) => d.languages.includes(language)).length })) };
  }
  timeline(r, { clock }) {
    const of = clock === 'published' ? pubs : ments, ds = fits(r, clock), spans = DOCS.flatMap(of);
    if (!spans.length) return { clock, unit: 'year', labels: [], starts: new Int32Array(1), exact: new Uint32Array(), broad: new Float64Array(), undated: ds.length, total: ds.length, domain: null };
    const from = spans.map((s) => s[0]).sort()[0], to = spans.map((s) => s[1]).sort().at(-1), y = clock === 'mentioned';
    const labels = [], starts = [];
    for (let a = +from.slice(0, 4), m = y ? 1 : +from.slice(5, 7); ;) { const l = y ? String(a) : `${a}-${String(m).padStart(2, '0')}`; labels.push(l); starts.push(day(first(l))); if (y) a += 1; else if (++m > 12) { m = 1; a += 1; } if (first(y ? String(a) : `${a}-${String(m).padStart(2, '0')}`) > to) { starts.push(day(first(y ? String(a) : `${a}-${String(m).padStart(2, '0')}`))); break; } }
    const exact = new Uint32Array(labels.length), broad = new Float64Array(labels.length); let undated = 0;
    for (const d of ds) { const l = of(d); if (!l.length) undated += 1; const seen = new Set(); for (const [s, e] of l) for (let i = 0; i < labels.length; i += 1) { const o = Math.min(day(e) + 1, starts[i + 1]) - Math.max(day(s), starts[i]); if (o > 0 && !seen.has(i)) { const share = o / (day(e) + 1 - day(s)); if (share > 0.99) { exact[i] += 1; seen.add(i); } else broad[i] += share; } } }
    return { clock, unit: y ? 'year' : 'month', labels, starts: Int32Array.from(starts), exact, broad, undated, total: ds.length, domain: { from, to } };
  }
  chronology(r) {
    const out = [];
    for (const d of fits(r)) {
      if (d.published) out.push({ type: 'published', value: d.published.value, earliest: d.published.earliest, latest: d.published.latest, written: '', document: d.id, title: d.title, block: 0, text: d.title, marks: [], language: 'en', dir: 'ltr', entities: d.ents.slice(0, 3).map(([i]) => ref(i)), reason: d.published.basis });
      for (const b of d.all) for (const x of b.dates) { let s = b.text.lastIndexOf('. ', x.start) + 1; let e = b.text.indexOf('. ', x.end); e = e < 0 ? b.text.length : e + 1; while (b.text[s] === ' ') s += 1; out.push({ type: 'mentioned', value: x.value, earliest: x.earliest, latest: x.latest, written: b.text.slice(x.start, x.end), document: d.id, title: d.title, block: b.index, text: b.text.slice(s, e), marks: [x.start - s, x.end - s], language: b.language, dir: b.dir, entities: [...new Set(b.names.filter((n) => n.start >= s && n.end <= e).map((n) => ORD.get(n.entity)))].slice(0, 4).map(ref), reason: x.reason }); }
    }
    out.sort((a, b) => a.earliest.localeCompare(b.earliest));
    return { total: out.length, entries: out.slice(r.offset ?? 0, (r.offset ?? 0) + (r.limit ?? 20)) };
  }
  article(id, r) {
    const d = DOCS.find((x) => x.id === id); if (!d) throw new Error(`no article ${id}`);
    const parts = parse(r.query);
    return { id, title: d.title, titleOrigin: d.titleOrigin, language: 'en', dir: 'ltr', languages: d.languages, authors: d.authors, publisher: d.publisher, publisherOrigin: d.publisher ? 'stated' : 'unknown', published: d.published, url: null, source: `seeds/${d.id}`, versions: d.versions.map((v) => ({ ...v, blocks: v.blocks.map((b) => ({ ...b, marks: marks(b.text, parts) })) })), omissions: d.omit.map(([before, reason, text]) => ({ before, reason, text })), entities: d.ents.map(([i, n]) => ({ ...ref(i), mentions: n })) };
  }
  entity(id, r) {
    const i = ORD.get(id); if (i === undefined) throw new Error(`no entity ${id}`);
    const ds = fits(r).filter((d) => d.count.has(i)), al = new Map(), contexts = [], co = new Map();
    for (const d of ds) { for (const [j] of d.ents) if (j !== i) co.set(j, (co.get(j) ?? 0) + 1); for (const b of d.all) for (const n of b.names) if (n.entity === id) { const t = b.text.slice(n.start, n.end); const a = al.get(t) ?? { text: t, count: 0, reason: n.reason }; a.count += 1; al.set(t, a); let s = b.text.lastIndexOf('. ', n.start) + 1; let e = b.text.indexOf('. ', n.end); e = e < 0 ? b.text.length : e + 1; while (b.text[s] === ' ') s += 1; contexts.push({ document: d.id, title: d.title, block: b.index, text: b.text.slice(s, e), marks: [n.start - s, n.end - s], language: b.language, dir: b.dir, reason: n.reason }); } }
    const dated = ds.filter((d) => d.published).map((d) => d.published).sort((a, b) => a.earliest.localeCompare(b.earliest));
    return { ...ref(i), description: i === 0 ? 'Chief of Army Staff of Pakistan since November 2022, Field Marshal since May 2025' : '', articles: ds.length, mentions: contexts.length, aliases: [...al.values()].sort((a, b) => b.count - a.count), contexts: contexts.slice(0, 100), with: [...co].sort((a, b) => b[1] - a[1]).slice(0, 30).map(([j, n]) => ({ ...ref(j), articles: n })), first: dated[0]?.value ?? null, last: dated.at(-1)?.value ?? null };
  }
  suggest(text, r) {
    const w = text.trim().split(/\s+/).at(-1) ?? ''; if (!w) return [];
    const p = [{ type: 'prefix', text: w.toLowerCase(), excluded: false }], out = [], ds = fits({ ...r, query: '' });
    ENT.forEach((e, i) => { if (e.aliases.some((a) => marks(a, p).length)) { const count = ds.filter((d) => d.count.has(i)).length; if (count) out.push({ type: 'entity', text: e.name, marks: marks(e.name, p), id: e.id, kind: e.kind, count }); } });
    DOCS.forEach((d) => { if (marks(d.title, p).length) out.push({ type: 'title', text: d.title, marks: marks(d.title, p), id: d.id, kind: null, count: 1 }); });
    out.push({ type: 'term', text: w.toLowerCase(), marks: [0, w.length], id: null, kind: null, count: fits({ query: w }).length });
    return out.slice(0, 8);
  }
}
let wasm; export default async function init({ module_or_path }) { wasm ??= await WebAssembly.instantiate(module_or_path, {}); return wasm; }
