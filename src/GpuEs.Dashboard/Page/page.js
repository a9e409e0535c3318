"use strict";

/*
 * The page: a report of one run, a comparison of several, or a run that is being watched. data: { kind, runs: [{ name,
 * environment, isObjective, isMaximised, solvedValue, options, summary, lines, replays, notes }] }, where options,
 * summary and lines are the run folder's own JSON.
 */
const data = JSON.parse(document.getElementById("data").textContent);
const page = document.getElementById("page");
const colors = Array.from({ length: 8 }, (_, index) => `var(--s${index})`);
const dashes = [undefined, "7 4", "2 4", "10 3 2 3"];
const stages = ["rollout", "shaping", "gradient", "optimizer"];

// JSON has no NaN; .NET writes its name.
const read = value => value === undefined || value === null ? NaN : Number(value);
const column = (run, field) => run.lines.map(line => read(line[field]));
const generations = run => column(run, "generation");
const stageSeconds = (run, stage) => run.lines.map(line => read(line.stageSeconds?.[stage]));
const isThere = values => values.some(Number.isFinite);
const total = values => values.filter(Number.isFinite).reduce((sum, value) => sum + value, 0);

function duration(seconds) {
  if (!Number.isFinite(seconds)) return "–";
  if (seconds < 1) return `${number(seconds * 1000, 3)} ms`;
  if (seconds < 100) return `${number(seconds, 3)} s`;
  const whole = Math.round(seconds), minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const words = name => name.replace(/([A-Z])/g, " $1").toLowerCase();
const wordOf = run => run.isObjective ? "value" : "return";
const search = run => run.options.search ?? run.options;
const asked = run => run.options.run ?? run.options;

// --- learning curves

function isLogarithmic(runs) {
  const values = runs.flatMap(run => column(run, "meanFitness")).filter(Number.isFinite);
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  return !runs[0].isMaximised && least > 0 && values.reduce((high, value) => Math.max(high, value), 0) > 100 * least;
}

function limit(run) {
  return Number.isFinite(run.solvedValue) ? { value: run.solvedValue, name: `solved ${run.isMaximised ? "from" : "up to"} ${number(run.solvedValue)}` } : undefined;
}

function curve(holder, runs, height) {
  return new Chart(holder, {
    label: wordOf(runs[0]), height: width => Math.min(height, Math.max(240, width * 0.66)), limit: limit(runs[0]), logarithmic: isLogarithmic(runs),
  });
}

function spread(run, color) {
  const mean = column(run, "meanFitness"), deviation = column(run, "fitnessDeviation");
  return { color, low: mean.map((value, index) => value - deviation[index]), high: mean.map((value, index) => value + deviation[index]) };
}

function learning(run) {
  const x = generations(run), [up, down] = run.isMaximised ? [largest, smallest] : [smallest, largest];
  return [
    { name: "mean ± standard deviation of the members", x, told: column(run, "fitnessDeviation"), toldName: "standard deviation", ...spread(run, colors[0]) },
    { name: "best member", mark: "best", x, y: column(run, "bestFitness"), thin: true, merge: up },
    { name: "worst member", mark: "worst", x, y: column(run, "worstFitness"), thin: true, dash: "4 3", merge: down },
    { name: "mean", mark: "mean", x, y: column(run, "meanFitness"), color: colors[0] },
    ...evaluations(run),
  ];
}

// Of the mean, unperturbed, where the run was asked for them.
function evaluations(run) {
  const lines = run.lines.filter(line => line.evaluation);
  return lines.length ? [{ name: "evaluation of the mean", mark: "evaluation", x: lines.map(line => line.generation), y: lines.map(line => read(line.evaluation.mean)), color: colors[1] }] : [];
}

// --- parts of the page

function section(title, note, holder = page) {
  const result = html("section", {}, html("h2", {}, title), note ? html("p", { class: "note" }, note) : null);
  holder.append(result);
  return result;
}

function facts(entries) {
  return html("dl", { class: "facts" }, ...entries.filter(entry => entry).map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, ...[value].flat()))));
}

function stateOf(run) {
  if (!run.summary) return ["", "not finished"];
  if (run.summary.solved) return ["good", "solved"];
  return ["", Number.isFinite(run.solvedValue) ? "not solved" : "ended"];
}

function heading(title, lead, mark, state) {
  document.title = `${title} · GpuEs`;
  return html("header", {}, html("div", { class: "mark" }, mark, state), html("h1", {}, title), html("p", { class: "lead" }, lead));
}

function leadOf(run) {
  const options = search(run), device = run.summary?.device ?? asked(run).device;
  return [
    options.seed !== undefined ? `seed ${options.seed}` : null, options.population !== undefined ? `${number(options.population)} members` : null,
    run.isObjective && run.options.dimension ? `${number(run.options.dimension)} dimensions` : policyWords(run.options.policy), device,
  ].filter(Boolean).join(" · ");
}

function policyWords(policy) {
  if (!policy) return null;
  return policy.hidden?.length ? `${policy.hidden.join("-")} ${String(policy.activation).toLowerCase()}` : "linear policy";
}

function results(run) {
  const summary = run.summary, last = run.lines[run.lines.length - 1], steps = summary?.environmentSteps ?? total(column(run, "environmentSteps"));
  const seconds = summary?.seconds ?? total(column(run, "seconds"));
  return facts([
    summary && !run.isObjective ? [`over ${number(summary.evaluationEpisodes)} fresh episodes`, [number(read(summary.evaluationMean), 4), html("small", {}, ` ± ${number(read(summary.evaluationStd), 2)}`)]] : null,
    summary && run.isObjective ? ["value at the mean", number(read(summary.evaluationMean), 4)] : null,
    summary ? null : ["last mean", number(read(last?.meanFitness))],
    ["generations", number(run.lines.length)],
    summary ? ["parameters", number(summary.parameters)] : null,
    steps > 0 ? ["environment steps", short(steps)] : null,
    ["time", duration(seconds)],
    steps > 0 ? ["steps a second", short(steps / seconds)] : null,
  ]);
}

// Where the time goes, and how the search itself moves.
class Details {
  constructor(run) {
    this.run = run;
    this.times = section("Where the time goes", "Seconds that the stages of all generations took on the device");
    this.shares = html("div", { class: "shares" });
    this.names = html("ul", { class: "legend" });
    this.stagesHolder = html("div", {});
    this.times.append(this.shares, this.names, this.stagesHolder);
    this.stages = new Chart(this.stagesHolder, { label: "seconds", height: () => 220, fromZero: true, legend: false });
    this.moves = section("How the search moves");
    this.pair = html("div", { class: "pair" });
    this.moves.append(this.pair);
    this.small = new Map();
  }

  show() {
    const run = this.run, x = generations(run), sums = stages.map(stage => total(stageSeconds(run, stage))), all = total(sums);
    this.times.hidden = all === 0;
    this.shares.replaceChildren(...sums.map((sum, index) => html("span", { style: `flex:${1000 * sum / (all || 1)} 0 0;background:${colors[index]}`, title: stages[index] })));
    this.names.replaceChildren(...stages.map((stage, index) =>
      html("li", {}, swatch({ color: colors[index], low: [], solid: true }), `${stage} ${duration(sums[index])}, ${number(100 * sums[index] / (all || 1), 2)} %`)));
    let below = x.map(() => 0);
    this.stages.show(stages.map((stage, index) => {
      const told = stageSeconds(run, stage), low = below, high = told.map((value, at) => low[at] + (Number.isFinite(value) ? value : 0));
      below = high;
      return { name: stage, x, low, high, told, solid: true, unit: " s", color: colors[index] };
    }));
    const steps = column(run, "environmentSteps"), seconds = column(run, "seconds"), episodes = column(run, "episodes");
    this.chart("gradient norm", x, column(run, "gradientNorm"));
    this.chart("update ratio", x, column(run, "updateRatio"));
    this.chart("steps an episode", x, steps.map((value, index) => value / (isThere(episodes) ? episodes[index] : episodesOf(run))));
    this.chart("steps a second", x, steps.map((value, index) => value / seconds[index]));
    const bad = column(run, "nonFiniteCount");
    if (total(bad) > 0) this.chart("members not finite", x, bad);
    const leftOut = run.lines.map(line => line.isUpdated === false ? 1 : 0);
    if (total(leftOut) > 0) this.chart("updates left out", x, leftOut);
  }

  chart(name, x, y) {
    if (!this.small.has(name)) {
      if (!isThere(y) || y.every(value => !(value > 0))) return;
      const holder = html("div", {});
      this.pair.append(holder);
      this.small.set(name, new Chart(holder, { label: name, height: () => 200, legend: false }));
    }
    this.small.get(name).show([{ name, x, y, color: colors[0] }]);
  }
}

const episodesOf = run => search(run).population * (search(run).episodes ?? 1);

function options(run) {
  const entries = [];
  const add = (holder, prefix) => {
    for (const [name, value] of Object.entries(holder)) {
      if (value === null || name === "formatVersion") continue;
      if (typeof value === "object" && !Array.isArray(value)) add(value, ["search", "run"].includes(name) ? "" : `${words(name)} `);
      else entries.push([prefix + words(name), Array.isArray(value) ? value.join(", ") || "none" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value)]);
    }
  };
  add(run.options, "");
  section("Options").append(html("dl", { class: "options" }, ...entries.map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value)))));
}

function notes(run) {
  for (const note of run.notes ?? []) page.append(html("p", { class: "note" }, note));
}

// --- the three kinds

function showReport([run]) {
  const [kind, state] = stateOf(run);
  page.append(heading(run.environment, leadOf(run), "GpuEs run", html("span", { class: `state ${kind}` }, state)), results(run));
  notes(run);
  const front = html("div", { class: "front" });
  page.append(front);
  new Learning(run, 420, front).show();
  if (run.replays.length) {
    const holder = section("Replay", "The trained mean plays, without perturbation: the bits that the device plays", front);
    new Replay(holder, run.environment).show(run.replays);
  }
  new Details(run).show();
  options(run);
  const hash = run.summary?.parametersSha256;
  page.append(html("footer", {}, `${run.name}${hash ? ` · parameters SHA-256 ${hash}` : ""}`));
}

class Learning {
  constructor(run, height, holder) {
    this.run = run;
    this.section = section("Learning curve", `The members' ${wordOf(run)}s in each generation`, holder);
    this.height = height;
  }

  show() {
    this.chart ??= curve(this.section, [this.run], this.height);
    this.chart.spec.logarithmic = isLogarithmic([this.run]);
    this.chart.show(learning(this.run));
  }
}

function showComparison(runs) {
  const parts = [...new Set(runs.map(run => run.name.split("/").slice(0, -1).join("/")))];
  page.append(heading(runs[0].environment, `${runs.length} runs${parts.length === 1 && parts[0] ? ` in ${parts[0]}` : ""}`, "GpuEs comparison"));
  runs.forEach(notes);
  const marks = runs.map((run, index) => ({
    name: parts.length === 1 ? run.name.split("/").pop() : run.name, mark: run.name, x: generations(run), y: column(run, "meanFitness"),
    color: colors[index % colors.length], dash: dashes[Math.floor(index / colors.length) % dashes.length],
  }));
  const learned = section("Learning curves", `Mean ${wordOf(runs[0])} of the members; bands are one standard deviation`);
  curve(learned, runs, 420).show([...runs.map((run, index) => ({ x: marks[index].x, ...spread(run, marks[index].color) })), ...marks]);
  const isTimed = runs.every(run => isThere(column(run, "seconds")));
  const table = section("Runs");
  const row = (run, index) => [
    html("span", {}, swatch(marks[index]), marks[index].name), String(search(run).seed ?? "–"), number(read(search(run).population)), run.summary?.device ?? asked(run).device ?? "–",
    number(run.lines.length), number(read(run.lines[run.lines.length - 1].meanFitness)),
    run.summary ? `${number(read(run.summary.evaluationMean), 4)}${run.isObjective ? "" : ` ± ${number(read(run.summary.evaluationStd), 2)}`}` : "–",
    stateOf(run)[1], isTimed ? duration(total(column(run, "seconds"))) : "–",
  ];
  const titles = ["run", "seed", "members", "device", "generations", "last mean", "evaluated", "", "time"];
  table.append(html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "runs" }, html("table", { class: "runs" },
    html("thead", {}, html("tr", {}, ...titles.map(title => html("th", { scope: "col" }, title)))),
    html("tbody", {}, ...runs.map((run, index) => html("tr", {}, ...row(run, index).map(cell => html("td", {}, cell))))))));
  differences(runs, marks);
}

// Options that are not the same in all runs.
function differences(runs, marks) {
  const flat = runs.map(run => ({ ...run.options, ...(run.options.policy ?? {}), ...asked(run), ...search(run) }));
  const names = Object.keys(flat[0]).filter(name => !["policy", "search", "run", "seed", "device"].includes(name)
    && flat.some(each => JSON.stringify(each[name]) !== JSON.stringify(flat[0][name])));
  if (!names.length) return;
  section("Where their options differ").append(html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "options" },
    html("table", { class: "runs" },
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "run"), ...names.map(name => html("th", { scope: "col" }, words(name))))),
      html("tbody", {}, ...flat.map((each, index) => html("tr", {}, html("td", {}, swatch(marks[index]), marks[index].name),
        ...names.map(name => html("td", {}, String(each[name] ?? "–")))))))));
}

function watch([run]) {
  const state = html("span", { class: "state live", role: "status" }, "training"), holder = html("div", {});
  const front = html("div", { class: "front" });
  page.append(heading(run.environment, leadOf(run), "GpuEs", state), holder, front);
  const learned = new Learning(run, 420, front);
  const replaySection = run.isObjective ? null : section("Replay", "The mean plays as it is now; every round shows the newest", front);
  replaySection?.classList.add("awaited");
  const details = new Details(run);
  options(run);
  let replay = null, isDrawing = false, drawingMilliseconds = 0;

  const draw = () => {
    const started = performance.now();
    isDrawing = false;
    holder.replaceChildren(run.summary ? results(run) : progress(run));
    if (run.lines.length) {
      learned.show();
      details.show();
    }
    drawingMilliseconds = performance.now() - started;
  };
  // A tenth of a core at most, however many generations there are: training needs the cores.
  const changed = () => {
    if (!isDrawing) setTimeout(draw, 10 * drawingMilliseconds);
    isDrawing = true;
  };
  const played = recording => {
    replay ??= new Replay(replaySection, run.environment, () => { if (!run.summary) newest(); });
    replay.show([recording]);
    replaySection.querySelector(".note").textContent = `The mean after generation ${recording.generation} plays${run.summary ? "" : "; every round shows the newest"}`;
  };
  const newest = () => fetch("replay").then(answer => answer.ok ? answer.json() : null)
    .then(recording => { if (recording) played(recording); }, () => { /* The stream of events tells of the lost connection. */ });

  const events = new EventSource("events");
  events.addEventListener("lines", event => { run.lines.push(...JSON.parse(event.data)); changed(); });
  events.addEventListener("end", event => {
    events.close();
    const end = JSON.parse(event.data);
    run.summary = end.summary;
    state.className = `state ${stateOf(run)[0]}`;
    state.textContent = [...new Set(["ended", stateOf(run)[1]])].join(", ");
    if (end.replay) played(end.replay);
    changed();
  });
  events.addEventListener("error", () => {
    events.close();
    state.className = "state";
    state.textContent = "connection lost: the process has ended";
  });
  changed();
  if (!run.isObjective) newest();
}

function progress(run) {
  const last = run.lines[run.lines.length - 1], wanted = asked(run).generations, done = run.lines.length ? last.generation + 1 : 0;
  const seconds = column(run, "seconds").slice(-20), steps = total(column(run, "environmentSteps").slice(-20));
  return facts([
    ["generation", wanted ? `${number(done)} of ${number(wanted)}` : number(done)],
    [`mean ${wordOf(run)}`, number(read(last?.meanFitness), 4)],
    ["best member", number(read(last?.bestFitness), 4)],
    steps > 0 ? ["steps a second", short(steps / total(seconds))] : null,
    ["time left, about", done && wanted ? duration((wanted - done) * average(seconds)) : "–"],
  ]);
}

({ report: showReport, compare: showComparison, dashboard: watch })[data.kind](data.runs);
