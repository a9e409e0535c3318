"use strict";

// Elements by name, attributes and children; text is only ever set as text.
function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  return fill(element, attributes, children);
}

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  return fill(element, attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

// A number for people: five digits, thousands parted, no noise.
function number(value, digits = 5) {
  if (typeof value !== "number" || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) return value.toExponential(Math.min(digits - 1, 2)).replace("-", "−");
  return Number(value.toPrecision(digits)).toLocaleString("en-US", { maximumSignificantDigits: digits }).replace("-", "−");
}

// The same in few letters.
function short(value) {
  const size = Math.abs(value);
  return size >= 1e9 ? `${number(value / 1e9, 3)} G` : size >= 1e6 ? `${number(value / 1e6, 3)} M` : size >= 2e4 ? `${number(value / 1e3, 3)} k` : number(value, 4);
}

// Round values that span a range, in steps of 1, 2 or 5.
function ticks(low, high, wanted, whole = false) {
  let step = 10 ** Math.floor(Math.log10((high - low) / wanted || 1));
  for (const factor of [1, 2, 5, 10]) {
    if ((high - low) / (step * factor) <= wanted) { step *= factor; break; }
  }
  if (whole) step = Math.max(1, step);
  const result = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++)
    result.push(Number((index * step).toPrecision(12)));
  return result;
}

// Few enough points to draw: neighbours are merged, the mean of means, the extremes of extremes.
function thinned(length, most) {
  const size = Math.ceil(length / most);
  return size <= 1
    ? { count: length, at: (values, index) => values[index] }
    : {
      count: Math.ceil(length / size),
      at(values, index, merge = average) {
        return merge(values.slice(index * size, Math.min(length, (index + 1) * size)).filter(Number.isFinite));
      },
    };
}

const average = values => values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN;
const smallest = values => values.length ? Math.min(...values) : NaN;
const largest = values => values.length ? Math.max(...values) : NaN;

/*
 * A chart of lines over generations. spec.series: [{ name, color (CSS), x, y, dash, thin, mark, low, high, solid, unit }], where
 * low and high make a band; a series without y is a band alone. spec: { label, height, limit: { value, name }, logarithmic }.
 */
class Chart {
  static most = 1200;

  constructor(holder, spec) {
    this.spec = spec;
    this.holder = html("div", { class: "chart" });
    this.tip = html("div", { class: "tip", hidden: "" });
    this.picture = svg("svg", { tabindex: "0", role: "img" });
    this.legend = html("ul", { class: "legend" });
    this.holder.append(this.picture, this.tip);
    holder.append(this.holder, this.legend);
    this.chosen = null;
    this.picture.addEventListener("pointermove", event => this.point(event));
    this.picture.addEventListener("pointerdown", event => this.point(event));
    this.picture.addEventListener("pointerleave", () => this.choose(null));
    this.picture.addEventListener("blur", () => this.choose(null));
    this.picture.addEventListener("keydown", event => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.holder);
  }

  show(series) {
    this.series = series;
    const limit = this.spec.limit && { name: this.spec.limit.name, y: [], color: "var(--ink)", dash: "2 4" };
    const named = [...series, limit].filter(each => each?.name);
    if (this.spec.legend !== false) this.legend.replaceChildren(...named.map(each => html("li", {}, swatch(each), each.name)));
    this.draw();
  }

  draw() {
    const width = this.holder.clientWidth, height = this.spec.height(width);
    if (!this.series || width < 60) return;
    this.frame = { left: 58, right: width - 14, top: 30, bottom: height - 40 };
    this.measure();
    const { left, right, top, bottom } = this.frame, parts = [];
    const texts = { "text-anchor": "end", "dominant-baseline": "middle" };
    for (const value of this.yTicks) {
      const y = this.y(value);
      parts.push(svg("line", { class: "grid", x1: left, x2: right, y1: y, y2: y }));
      parts.push(svg("text", { ...texts, class: "y-tick", x: left - 9, y, "data-value": value }, short(value)));
    }
    for (const value of ticks(this.xLow, this.xHigh, Math.max(2, width / 110), true)) {
      const x = this.x(value);
      parts.push(svg("line", { class: "axis", x1: x, x2: x, y1: bottom, y2: bottom + 5 }));
      parts.push(svg("text", { class: "x-tick", "text-anchor": "middle", x, y: bottom + 19, "data-value": value }, number(value, 9)));
    }
    parts.push(svg("line", { class: "axis", x1: left, x2: right, y1: bottom, y2: bottom }));
    parts.push(svg("text", { "text-anchor": "middle", x: (left + right) / 2, y: height - 4 }, "generation"));
    parts.push(svg("text", { x: 6, y: 13 }, this.spec.label));
    for (const each of this.series) parts.push(...this.drawn(each));
    if (this.spec.limit && this.inside(this.spec.limit.value)) {
      const y = this.y(this.spec.limit.value);
      parts.push(svg("line", { class: "limit", x1: left, x2: right, y1: y, y2: y }));
    }
    this.cross = svg("g");
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.picture.setAttribute("height", height);
    this.picture.setAttribute("aria-label", `${this.spec.label} over generations; arrow keys read it out`);
    this.picture.replaceChildren(...parts, this.cross);
    this.choose(this.chosen);
  }

  measure() {
    const values = this.series.flatMap(each => [each.y, each.low, each.high].filter(Boolean));
    if (this.spec.limit) values.push([this.spec.limit.value]);
    const finite = values.flat().filter(value => Number.isFinite(value) && (!this.spec.logarithmic || value > 0));
    let low = finite.reduce((least, value) => Math.min(least, value), Infinity);
    let high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
    if (!(low <= high)) [low, high] = [this.spec.logarithmic ? 0.1 : 0, 1];
    if (this.spec.fromZero) low = Math.min(0, low);
    if (low === high) [low, high] = this.spec.logarithmic ? [low / 2, high * 2] : [low - (Math.abs(low) || 1) / 10, high + (Math.abs(high) || 1) / 10];
    this.scale = this.spec.logarithmic ? value => Math.log10(Math.max(value, low)) : value => value;
    const margin = (this.scale(high) - this.scale(low)) * 0.04;
    this.low = this.scale(low) - (this.spec.fromZero && low === 0 ? 0 : margin);
    this.high = this.scale(high) + margin;
    const rows = Math.max(2, (this.frame.bottom - this.frame.top) / 40);
    this.yTicks = this.spec.logarithmic
      ? ticks(this.low, this.high, rows, true).map(power => Number(`1e${power}`))
      : ticks(this.low, this.high, rows);
    const xs = this.series.flatMap(each => each.x.length ? [each.x[0], each.x[each.x.length - 1]] : []);
    this.xLow = xs.length ? Math.min(...xs) : 0;
    this.xHigh = Math.max(xs.length ? Math.max(...xs) : 1, this.xLow + 1);
  }

  x(value) { return this.frame.left + (value - this.xLow) / (this.xHigh - this.xLow) * (this.frame.right - this.frame.left); }

  y(value) { return this.frame.bottom - (this.scale(value) - this.low) / (this.high - this.low) * (this.frame.bottom - this.frame.top); }

  inside(value) { return this.scale(value) >= this.low && this.scale(value) <= this.high; }

  drawn(each) {
    const result = [], points = thinned(each.x.length, Chart.most);
    if (each.low) {
      const upper = [], lower = [];
      for (let index = 0; index < points.count; index++) {
        const x = this.x(points.at(each.x, index)), low = points.at(each.low, index), high = points.at(each.high, index);
        if (!Number.isFinite(low) || !Number.isFinite(high)) continue;
        upper.push(`${place(x)},${place(this.y(high))}`);
        lower.unshift(`${place(x)},${place(this.y(low))}`);
      }
      if (upper.length) result.push(svg("path", { class: each.solid ? "band solid" : "band", style: `fill:${each.color}`, d: `M${[...upper, ...lower].join("L")}Z` }));
    }
    if (each.y) {
      let path = "", isPenDown = false, single = null;
      for (let index = 0; index < points.count; index++) {
        const value = points.at(each.y, index, each.merge);
        if (!Number.isFinite(value)) { isPenDown = false; continue; }
        single = [this.x(points.at(each.x, index)), this.y(value)];
        path += `${isPenDown ? "L" : "M"}${place(single[0])},${place(single[1])}`;
        isPenDown = true;
      }
      const style = (each.thin ? "" : `stroke:${each.color};`) + (each.dash ? `stroke-dasharray:${each.dash}` : "");
      result.push(svg("path", { class: each.thin ? "line thin" : "line", "data-series": each.mark ?? each.name ?? "", style, d: path }));
      if (points.count === 1 && single) result.push(svg("circle", { class: "dot", cx: single[0], cy: single[1], r: 4, style: `fill:${each.color}` }));
    }
    return result;
  }

  point(event) {
    const box = this.picture.getBoundingClientRect();
    const share = (event.clientX - box.left - this.frame.left) / (this.frame.right - this.frame.left);
    this.choose(Math.round(this.xLow + share * (this.xHigh - this.xLow)));
  }

  key(event) {
    const moves = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
    if (event.key === "Escape") this.choose(null);
    else if (event.key === "Home") this.choose(this.xLow);
    else if (event.key === "End") this.choose(this.xHigh);
    else if (event.key in moves) this.choose((this.chosen ?? this.xLow) + moves[event.key]);
    else return;
    event.preventDefault();
  }

  choose(generation) {
    this.chosen = generation === null ? null : Math.max(this.xLow, Math.min(this.xHigh, generation));
    this.tip.hidden = this.chosen === null;
    if (!this.cross) return;
    this.cross.replaceChildren();
    if (this.chosen === null) return;
    const x = this.x(this.chosen), rows = [];
    this.cross.append(svg("line", { class: "cross", x1: x, x2: x, y1: this.frame.top, y2: this.frame.bottom }));
    for (const each of this.series) {
      const index = indexOf(each.x, this.chosen), value = (each.told ?? each.y)?.[index];
      if (index < 0 || value === undefined) continue;
      rows.push(html("tr", {}, html("td", {}, each.toldName ?? each.name), html("td", {}, number(value) + (each.unit ?? ""))));
      if (each.y && Number.isFinite(value)) this.cross.append(svg("circle", { class: "dot", cx: x, cy: this.y(value), r: 4, style: `fill:${each.thin ? "var(--soft)" : each.color}` }));
    }
    this.tip.replaceChildren(html("b", {}, `generation ${this.chosen}`), html("table", {}, ...rows));
    const room = this.holder.clientWidth - this.tip.offsetWidth;
    const beside = x + 14 <= room ? x + 14 : x - 14 - this.tip.offsetWidth;
    this.tip.style.transform = `translate(${Math.max(0, Math.min(room, beside))}px, ${this.frame.top}px)`;
    this.picture.setAttribute("aria-label", this.tip.innerText);
  }
}

const place = value => Number(value.toFixed(2));

// Where a generation stands in ascending numbers; -1 where it does not.
function indexOf(sorted, wanted) {
  let first = 0, last = sorted.length - 1;
  while (first <= last) {
    const middle = (first + last) >> 1;
    if (sorted[middle] === wanted) return middle;
    if (sorted[middle] < wanted) first = middle + 1; else last = middle - 1;
  }
  return -1;
}

function swatch(each) {
  const mark = svg("svg", { viewBox: "0 0 26 12", "aria-hidden": "true" });
  if (each.low) mark.append(svg("rect", { x: 0, y: each.solid ? 1 : 0, width: 26, height: each.solid ? 10 : 12, rx: 2, style: `fill:${each.color};opacity:${each.solid ? 1 : 0.2}` }));
  if (each.y) mark.append(svg("line", { x1: 1, x2: 25, y1: 6, y2: 6, style: `stroke:${each.thin ? "var(--soft)" : each.color};stroke-width:${each.thin ? 1.4 : 2.4};${each.dash ? `stroke-dasharray:${each.dash}` : ""}` }));
  return mark;
}
