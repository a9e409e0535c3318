"use strict";

/*
 * Plays recorded episodes. A recording: { episode, seed, generation, return, isTerminated, observationSize, actionSize,
 * observations [(T + 1) x O], actions [T x A], rewards [T], shapes
 * [S], poses [(T + 1) x S x (x, y, angle)] }, all as the library recorded it.
 */
class Replay {
  static restSeconds = 1.2;

  constructor(holder, environment, onEnd) {
    this.scene = sceneOf(environment);
    this.onEnd = onEnd;
    this.isPlaying = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.speed = 1;
    this.seconds = 0;
    this.picture = svg("svg", { viewBox: this.scene.box, role: "img", "aria-label": `${environment}, played by the policy` }, ...this.scene.parts);
    this.play = html("button", { class: "main", type: "button" });
    this.scrubber = html("input", { type: "range", min: 0, max: 0, step: 1, value: 0, "aria-label": "step" });
    this.pace = html("select", { "aria-label": "speed" },
      ...[["0.25", "¼×"], ["1", "1×"], ["2", "2×"], ["4", "4×"]].map(([value, name]) => html("option", { value }, name)));
    this.pace.value = "1";
    this.choice = html("select", { "aria-label": "episode" });
    this.told = html("p", { class: "told" });
    holder.append(
      html("div", { class: "scene" }, this.picture), html("div", { class: "controls" }, this.play, this.scrubber),
      html("div", { class: "controls" }, this.pace, this.choice), this.told);
    this.play.addEventListener("click", () => this.toggle());
    this.pace.addEventListener("change", () => { this.speed = Number(this.pace.value); });
    this.choice.addEventListener("change", () => this.start(this.recordings[this.choice.selectedIndex]));
    this.scrubber.addEventListener("input", () => {
      this.isPlaying = false;
      this.seconds = Number(this.scrubber.value) * this.scene.shownSeconds;
      this.draw();
    });
    this.label();
    requestAnimationFrame(now => this.tick(now, now));
  }

  // Which episodes may be chosen; the first one begins.
  show(recordings) {
    this.recordings = recordings;
    this.choice.hidden = recordings.length < 2;
    this.choice.replaceChildren(...recordings.map(each => html("option", {}, `episode ${each.episode + 1}: ${number(each.return)}`)));
    this.start(recordings[0]);
  }

  start(recording) {
    this.recording = recording;
    this.steps = recording.rewards.length;
    this.sums = [0];
    for (const reward of recording.rewards) this.sums.push(this.sums[this.sums.length - 1] + reward);
    this.scrubber.max = this.steps;
    this.seconds = 0;
    this.scene.begin?.(recording, this.picture);
    this.draw();
  }

  toggle() {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.recording && this.step() >= this.steps) this.seconds = 0;
    this.label();
  }

  label() { this.play.textContent = this.isPlaying ? "Pause" : "Play"; }

  step() { return Math.min(this.steps, this.seconds / this.scene.shownSeconds); }

  tick(before, now) {
    if (this.isPlaying && this.recording) {
      // A tab that slept goes on where it was.
      this.seconds += Math.min(0.1, (now - before) / 1000) * this.speed;
      if (this.seconds > this.steps * this.scene.shownSeconds + Replay.restSeconds * this.speed) {
        this.seconds = 0;
        this.onEnd?.();
      }
      this.draw();
    }
    requestAnimationFrame(next => this.tick(now, next));
  }

  draw() {
    const { observations, observationSize: size, actions, actionSize } = this.recording;
    const at = this.step(), step = Math.floor(at), share = at - step, observation = [];
    for (let index = 0; index < size; index++) {
      const here = observations[step * size + index], next = observations[Math.min(this.steps, step + 1) * size + index];
      observation.push(here + share * (next - here));
    }
    this.scene.draw(observation, step < this.steps ? actions.slice(step * actionSize, (step + 1) * actionSize) : undefined, at / this.steps);
    this.scrubber.value = step;
    const end = step < this.steps ? "" : this.recording.isTerminated ? " · ended by the task" : " · cut off by the step limit";
    this.told.textContent = `Step ${step} of ${this.steps} ${this.scene.stepSeconds ? `· ${(step * this.scene.stepSeconds).toFixed(1)} s ` : ""}· return so far ${number(this.sums[step])}${end}`;
    this.picture.dataset.step = step;
    this.label();
  }
}
