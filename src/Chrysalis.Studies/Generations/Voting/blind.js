'use strict';
// Pairs of videos in random order: which looks more real? Counts with Bradley and Terry's model, and saves the votes as JSON.
const data = JSON.parse(document.getElementById('data').textContent);
const at = id => document.getElementById(id);
const votes = [];
let now = 0;

function shuffled(list) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = crypto.getRandomValues(new Uint32Array(1))[0] % (i + 1);
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

const pairs = shuffled(data.clips.flatMap(clip => {
  const all = [];
  for (let a = 0; a < clip.videos.length; a++)
    for (let b = a + 1; b < clip.videos.length; b++)
      all.push(shuffled([clip.videos[a], clip.videos[b]]));
  return all;
}));

function show() {
  const over = now >= pairs.length;
  at('vote').hidden = over;
  at('count').textContent = over ? 'All pairs are done: thank you.' : `Pair ${now + 1} of ${pairs.length}`;
  if (!over) {
    at('left').src = pairs[now][0].source;
    at('right').src = pairs[now][1].source;
  }
  at('save').disabled = votes.length === 0;
  at('result').hidden = !over;
  if (over)
    table();
}

function vote(chosen) {
  votes.push({ left: pairs[now][0].name, right: pairs[now][1].name, chosen });
  now++;
  show();
}

// As the program counts: half a win each way between all, then the strengths of greatest likelihood.
function strengths(list, names) {
  const n = names.length, index = new Map(names.map((name, i) => [name, i]));
  const wins = Array(n).fill(0.25 * (n - 1));
  const met = names.map((_, a) => names.map((_, b) => a === b ? 0 : 0.5));
  for (const one of list) {
    const left = index.get(one.left), right = index.get(one.right);
    const share = one.chosen === 'Left' ? 1 : one.chosen === 'Right' ? 0 : 0.5;
    wins[left] += share;
    wins[right] += 1 - share;
    met[left][right]++;
    met[right][left]++;
  }
  let s = Array(n).fill(1 / n);
  for (let round = 0; round < 300; round++) {
    const next = s.map((own, a) => wins[a] / met[a].reduce((sum, m, b) => b === a ? sum : sum + m / (own + s[b]), 0));
    const all = next.reduce((sum, value) => sum + value, 0);
    s = next.map(value => value / all);
  }
  return s;
}

function table() {
  const names = [...new Set(votes.flatMap(one => [one.left, one.right]))].sort();
  const own = strengths(votes, names);
  const drawn = Array.from({ length: 200 }, () =>
    strengths(votes.map(() => votes[Math.floor(Math.random() * votes.length)]), names));
  const rows = names.map((name, i) => {
    const sorted = drawn.map(one => one[i]).sort((a, b) => a - b);
    return { name, share: own[i], low: sorted[5], high: sorted[194] };
  }).sort((a, b) => b.share - a.share);
  const body = at('strengths');
  body.replaceChildren();
  for (const row of rows) {
    const line = body.insertRow();
    for (const text of [row.name, row.share.toFixed(2), `${row.low.toFixed(2)} to ${row.high.toFixed(2)}`])
      line.insertCell().textContent = text;
  }
}

function save() {
  const text = JSON.stringify({ kind: 'chrysalis-votes', version: 1, votes }, null, 1);
  const link = document.createElement('a');
  link.href = 'data:application/json;charset=utf-8,' + encodeURIComponent(text);
  link.download = 'votes.json';
  link.click();
}

for (const [id, chosen] of [['choose-left', 'Left'], ['choose-both', 'Both'], ['choose-right', 'Right']])
  at(id).addEventListener('click', () => vote(chosen));
at('play').addEventListener('click', () => {
  for (const id of ['left', 'right']) {
    at(id).currentTime = 0;
    at(id).play();
  }
});
at('save').addEventListener('click', save);
show();
