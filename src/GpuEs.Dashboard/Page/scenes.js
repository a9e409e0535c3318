"use strict";

/*
 * What each environment looks like, from its observations. A scene has the box it is drawn in (the environment's units,
 * y downwards), the seconds that a step is shown for, those that it lasts in the environment where that has a clock, and
 * draw(observation, action, share of the episode), which moves the parts; begin(recording) where it needs all of it. Angles and pace are as in Gymnasium's own pictures.
 */
const scenes = {
  "cartpole": () => cartPole(observation => observation[2], action => action > 0.5 ? 1 : -1),
  "cartpole-swingup": () => cartPole(observation => Math.atan2(observation[3], observation[2]), action => action / 10),
  "pendulum": pendulum,
  "mountain-car": () => mountainCar(0.5, action => action - 1),
  "mountain-car-continuous": () => mountainCar(0.45, action => Math.max(-1, Math.min(1, action))),
  "acrobot": acrobot,
};

const sceneOf = environment => (Object.hasOwn(scenes, environment) ? scenes[environment] : own)();

const degrees = radians => radians * 180 / Math.PI;

function cartPole(angleOf, pushOf) {
  const pole = svg("line", { class: "pole", x1: 0, y1: 0, x2: 0, y2: -1, "stroke-width": 0.075 });
  const push = arrow();
  const cart = svg("g", { class: "mover" },
    svg("rect", { class: "body", x: -0.25, y: -0.13, width: 0.5, height: 0.26, rx: 0.05 }),
    svg("circle", { class: "joint", cx: -0.14, cy: 0.15, r: 0.065, "stroke-width": 0.03 }),
    svg("circle", { class: "joint", cx: 0.14, cy: 0.15, r: 0.065, "stroke-width": 0.03 }),
    push.group, pole,
    svg("circle", { class: "joint", cx: 0, cy: -0.06, r: 0.05, "stroke-width": 0.025 }));
  const parts = [
    svg("line", { class: "ground", x1: -2.4, x2: 2.4, y1: 0.225, y2: 0.225, "stroke-width": 0.025 }),
    ...[-2.4, 2.4].map(x => svg("line", { class: "ground", x1: x, x2: x, y1: 0.1, y2: 0.35, "stroke-width": 0.03 })),
    cart,
  ];
  return {
    box: "-2.75 -1.35 5.5 2.65", shownSeconds: 0.02, stepSeconds: 0.02, parts,
    draw(observation, action) {
      cart.setAttribute("transform", `translate(${observation[0]} 0)`);
      pole.setAttribute("transform", `translate(0 -0.06) rotate(${degrees(angleOf(observation))})`);
      push.show(action === undefined ? 0 : pushOf(action[0]) * 0.55);
    },
  };
}

function pendulum() {
  const rod = svg("g", { class: "mover" },
    svg("line", { class: "pole", x1: 0, y1: 0, x2: 0, y2: -1, "stroke-width": 0.13 }));
  const twist = svg("path", { class: "push", "stroke-width": 0.035 });
  const parts = [
    svg("circle", { class: "ground", cx: 0, cy: 0, r: 1.07, "stroke-width": 0.01 }),
    rod, svg("circle", { class: "joint", cx: 0, cy: 0, r: 0.06, "stroke-width": 0.03 }), twist,
  ];
  return {
    box: "-1.4 -1.3 2.8 2.6", shownSeconds: 0.05, stepSeconds: 0.05, parts,
    draw(observation, action) {
      rod.setAttribute("transform", `rotate(${-degrees(Math.atan2(observation[1], observation[0]))})`);
      twist.setAttribute("d", arc(0.26, action === undefined ? 0 : Math.max(-2, Math.min(2, action[0])) / 2));
    },
  };
}

function mountainCar(goal, pushOf) {
  const height = x => -0.45 * Math.sin(3 * x);
  const xs = Array.from({ length: 121 }, (_, index) => -1.2 + index * 0.015);
  const track = xs.map(x => `${x},${height(x)}`).join("L");
  const push = arrow();
  const car = svg("g", { class: "mover" },
    svg("rect", { class: "body", x: -0.075, y: -0.1, width: 0.15, height: 0.055, rx: 0.018 }),
    svg("circle", { class: "joint", cx: -0.045, cy: -0.03, r: 0.028, "stroke-width": 0.014 }),
    svg("circle", { class: "joint", cx: 0.045, cy: -0.03, r: 0.028, "stroke-width": 0.014 }),
    push.group);
  const parts = [
    svg("path", { class: "hill", d: `M-4,${height(-1.2)}L${track}L4,${height(0.6)}L4,4L-4,4Z` }),
    svg("path", { class: "ground", "stroke-width": 0.012, d: `M${track}` }),
    svg("line", { class: "ground", x1: -1.2, x2: -1.2, y1: height(-1.2), y2: height(-1.2) - 0.16, "stroke-width": 0.02 }),
    svg("line", { class: "goal", x1: goal, x2: goal, y1: height(goal), y2: height(goal) - 0.25, "stroke-width": 0.012 }),
    svg("path", { class: "flag", d: `M${goal},${height(goal) - 0.25}l0.1,0.04l-0.1,0.04Z` }),
    car,
  ];
  return {
    box: "-1.3 -0.82 2 1.38", shownSeconds: 1 / 30, parts,
    draw(observation, action) {
      const x = observation[0], slope = degrees(Math.atan(-1.35 * Math.cos(3 * x)));
      car.setAttribute("transform", `translate(${x} ${height(x)}) rotate(${slope})`);
      push.show(action === undefined ? 0 : pushOf(action[0]) * 0.16, 0.28, -0.072);
    },
  };
}

function acrobot() {
  const second = svg("g", {}, svg("line", { class: "pole", x1: 0, y1: 0, x2: 0, y2: 1, "stroke-width": 0.1 }));
  const twist = svg("path", { class: "push", "stroke-width": 0.035 });
  const elbow = svg("g", {}, second, svg("circle", { class: "joint", cx: 0, cy: 0, r: 0.075, "stroke-width": 0.035 }), twist);
  const first = svg("g", { class: "mover" },
    svg("line", { class: "ground", x1: 0, y1: 0, x2: 0, y2: 1, "stroke-width": 0.1, "stroke-linecap": "round" }), elbow);
  const parts = [
    svg("line", { class: "goal", x1: -2.3, x2: 2.3, y1: -1, y2: -1, "stroke-width": 0.02, "stroke-dasharray": "0.07 0.07" }),
    first, svg("circle", { class: "joint", cx: 0, cy: 0, r: 0.075, "stroke-width": 0.035 }),
  ];
  elbow.setAttribute("transform", "translate(0 1)");
  return {
    box: "-2.5 -2.2 5 4.4", shownSeconds: 1 / 15, stepSeconds: 0.2, parts,
    draw(observation, action) {
      first.setAttribute("transform", `rotate(${-degrees(Math.atan2(observation[1], observation[0]))})`);
      second.setAttribute("transform", `rotate(${-degrees(Math.atan2(observation[3], observation[2]))})`);
      twist.setAttribute("d", arc(0.26, action === undefined ? 0 : action[0] - 1));
    },
  };
}

// An environment of the user's own: as it draws itself, else its observations.
function own() {
  const scene = { box: "0 0 1 1", shownSeconds: 1 / 30, parts: [] };
  scene.begin = (recording, picture) => {
    const shown = recording.shapes.length ? drawn(recording) : traces();
    shown.begin?.(recording);
    picture.setAttribute("viewBox", shown.box);
    picture.replaceChildren(...shown.parts);
    scene.draw = shown.draw;
  };
  return scene;
}

// Shapes, moved to where each step has them. They look upwards, the page downwards.
function drawn({ shapes, poses, rewards }) {
  const count = shapes.length, steps = rewards.length, part = (step, shape, index) => Number(poses[(step * count + shape) * 3 + index]);
  const parts = shapes.map(({ kind, role, width, points }) => {
    const shape = kind === "circle" ? svg("circle", { r: width })
      : kind === "line" ? svg("line", { x1: points[0], y1: points[1], x2: points[2], y2: points[3], "stroke-width": width })
      : svg("polygon", { points: points.join(" ") });
    shape.setAttribute("class", `shape ${kind} ${role}${role === "accent" ? " mover" : ""}`);
    return shape;
  });
  const reach = shapes.map(({ width, points }) => width + points.reduce((far, _, at) => at % 2 ? far : Math.max(far, Math.hypot(points[at], points[at + 1])), 0));
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let step = 0; step <= steps; step++) {
    for (let shape = 0; shape < count; shape++) {
      const x = part(step, shape, 0), y = part(step, shape, 1);
      if (!Number.isFinite(x + y)) continue;
      [left, right] = [Math.min(left, x - reach[shape]), Math.max(right, x + reach[shape])];
      [low, high] = [Math.min(low, y - reach[shape]), Math.max(high, y + reach[shape])];
    }
  }
  if (!(right > left)) [left, right, low, high] = [-1, 1, -1, 1];
  return {
    box: `${left} ${-high} ${right - left} ${high - low}`, parts,
    draw(observation, action, share) {
      const at = Number.isFinite(share) ? share * steps : 0, step = Math.floor(at), next = Math.min(steps, step + 1), rest = at - step;
      parts.forEach((shape, index) => {
        const turn = part(next, index, 2) - part(step, index, 2), shortest = turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
        const between = component => part(step, index, component) + rest * (part(next, index, component) - part(step, index, component));
        const pose = [between(0), -between(1), -degrees(part(step, index, 2) + rest * shortest)];
        shape.style.visibility = pose.every(Number.isFinite) ? "visible" : "hidden";
        if (pose.every(Number.isFinite)) shape.setAttribute("transform", `translate(${pose[0]} ${pose[1]}) rotate(${pose[2]}) scale(1 -1)`);
      });
    },
  };
}

// An environment that nobody has drawn: its observation's components over time, each in a band of its own, and a line at now.
function traces() {
  const width = 160, height = 90, most = 8, lines = svg("g", {});
  const now = svg("line", { class: "push mover", x1: 0, x2: 0, y1: 0, y2: height, "stroke-width": 0.7 });
  return {
    box: `-2 -2 ${width + 4} ${height + 4}`, shownSeconds: 1 / 30, parts: [lines, now],
    begin({ observations, observationSize: size, rewards }) {
      const bands = Math.min(size, most), band = height / bands;
      lines.replaceChildren(...Array.from({ length: bands }, (_, index) => {
        const values = observations.filter((_, at) => at % size === index), finite = values.filter(Number.isFinite);
        const low = finite.reduce((least, value) => Math.min(least, value), Infinity), high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
        const y = value => (index + 0.9 - 0.8 * (high > low ? (value - low) / (high - low) : 0.5)) * band;
        const points = values.map((value, step) => Number.isFinite(value) ? `${step * width / Math.max(1, rewards.length)},${y(value)}` : null);
        return svg("path", { class: "trace", style: `stroke:${colors[index]}`, "stroke-width": 0.8, d: `M${points.filter(Boolean).join("L")}` });
      }));
    },
    draw(observation, action, share) { now.setAttribute("transform", `translate(${(Number.isFinite(share) ? share : 0) * width} 0)`); },
  };
}

// A horizontal arrow whose length is the push; it starts beside the body.
function arrow() {
  const line = svg("line", { class: "push" }), head = svg("path", { class: "push tip-of" });
  return {
    group: svg("g", {}, line, head),
    show(length, scale = 1, y = 0) {
      const sign = Math.sign(length), size = 0.09 * scale, from = sign * 0.3 * scale, to = from + length;
      for (const part of [line, head]) part.style.visibility = Math.abs(length) < 0.02 * scale ? "hidden" : "visible";
      fill(line, { x1: from, x2: to, y1: y, y2: y, "stroke-width": 0.045 * scale }, []);
      head.setAttribute("d", `M${to + sign * size},${y}L${to},${y - size}L${to},${y + size}Z`);
    },
  };
}

// An arc whose length is the torque, counter-clockwise where it is positive.
function arc(radius, share) {
  if (Math.abs(share) < 0.04) return "";
  const angle = -share * 2.4, at = value => `${radius * Math.cos(value - Math.PI / 2)},${radius * Math.sin(value - Math.PI / 2)}`;
  const sweep = share < 0 ? 1 : 0, size = Math.min(1, 4 * Math.abs(share)), back = angle - Math.sign(angle) * 0.35 * size;
  const edge = (side, value) => `${radius * (1 + side * 0.28 * size) * Math.cos(value - Math.PI / 2)},${radius * (1 + side * 0.28 * size) * Math.sin(value - Math.PI / 2)}`;
  return `M${at(0)}A${radius},${radius} 0 0 ${sweep} ${at(angle)}M${edge(-1, back)}L${at(angle)}L${edge(1, back)}`;
}
