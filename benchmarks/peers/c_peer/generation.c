#include "generation.h"
#include "noise.h"
#include "rollout.h"
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#define SIGMA 0.05f
#define START_STREAM 0x40000000u

static void *allocate(size_t bytes)
{
    void *p = aligned_alloc(64, (bytes + 4096 + 63) / 64 * 64);
    memset(p, 0, (bytes + 4096 + 63) / 64 * 64);
    return p;
}

// The sizes that episodes are compiled for.
#define SIZES(X) X(1, 16) X(1, 32) X(1, 64) X(2, 16) X(2, 32) X(2, 64) X(2, 128) X(2, 256)

static float play_neurons(const work *w, const float *weights, const float *start, int steps)
{
#define CASE(l, h)                                                                                  \
    if (w->layers == l && w->neurons == h)                                                          \
        return w->pendulum ? episode_neurons(1, l, h, weights, start, steps)                        \
                           : episode_neurons(0, l, h, weights, start, steps);
    SIZES(CASE)
#undef CASE
    return NAN;
}

static void play_lanes(const work *w, const float *weights, const float (*start)[4], int steps, float *returns)
{
#define CASE(l, h)                                                                  \
    if (w->layers == l && w->neurons == h)                                          \
    {                                                                               \
        if (w->pendulum) episode_lanes(1, l, h, weights, start, steps, returns);    \
        else episode_lanes(0, l, h, weights, start, steps, returns);                \
    }
    CASE(1, 16) CASE(1, 32) CASE(2, 16)
#undef CASE
}

strategy *strategy_create(work w)
{
    int known = 0;
#define CASE(l, h) known |= w.layers == l && w.neurons == h;
    SIZES(CASE)
#undef CASE
    int small = (w.layers == 1 && w.neurons <= 32) || w.neurons == 16;
    if (!known || (w.lanes == 1 && !small))
        return NULL;
    if (w.lanes < 0)
        w.lanes = w.layers == 1 && w.neurons == 16;
    strategy *s = calloc(1, sizeof *s);
    int inputs = inputs_of(w.pendulum), outputs = outputs_of(w.pendulum), h = w.neurons;
    int hidden = (inputs + 1) * h + (w.layers - 1) * (h + 1) * h, slots = w.lanes ? outputs : WIDTH;
    s->parameters = hidden + outputs * (h + 1);
    s->padded = (hidden + slots + outputs * h + 2 * WIDTH - 1) / (2 * WIDTH) * (2 * WIDTH);
    s->place = allocate(s->parameters * sizeof(int));
    int canonical = 0;
    for (; canonical < hidden + outputs; canonical++)
        s->place[canonical] = canonical;
    for (int i = 0; i < h; i++)
        for (int o = 0; o < outputs; o++)
            s->place[canonical++] = hidden + slots + o * h + i;

    int members = (w.population + 2 * WIDTH - 1) / (2 * WIDTH) * (2 * WIDTH);
    size_t vector = s->padded * sizeof(float);
    s->mean = allocate(vector), s->gradient = allocate(vector);
    s->first_moment = allocate(vector), s->second_moment = allocate(vector);
    s->returns = allocate(members * sizeof(float)), s->weights = allocate(members * sizeof(float));
    s->keys = allocate(2 * w.population * sizeof(uint64_t));
    if (w.store < 0)
        w.store = vector * (members / 2) <= 64 << 20; // rebuilding wins when the noise no longer fits near the cores
    if (w.store)
        s->noise = allocate(vector * (members / 2));
    s->work = w;
    return s;
}

void strategy_set_mean(strategy *s, double scale)
{
    for (int i = 0; i < s->parameters; i++)
        s->mean[s->place[i]] = (float)(scale * sin(i + 1.0));
}

static void draw_start(const work *w, noise *n, int members, float (*start)[4])
{
    for (int m = 0; m < members; m += WIDTH)
        for (int i = 0; i < 4; i++)
        {
            wide u = 2.0f * noise_uniform(n) - 1.0f;
            float range = w->pendulum ? (i == 0 ? 3.14159265f : 1.0f) : 0.05f;
            for (int lane = 0; lane < WIDTH && m + lane < members; lane++)
                start[m + lane][i] = u[lane] * range;
        }
}

// Members 2k and 2k + 1: the stream of pair k, the vectors of parameters in order.
static void evaluate_pair(strategy *s, int pair, float *plus, float *minus, double *noise_seconds)
{
    const work *w = &s->work;
    double begin = omp_get_wtime();
    noise stream = noise_stream(w->seed, s->generation, pair);
    float *kept = s->noise ? s->noise + (size_t)pair * s->padded : NULL;
    for (int p = 0; p < s->padded; p += 2 * WIDTH)
    {
        wide e[2];
        noise_normals(&stream, &e[0], &e[1]);
        for (int i = 0; i < 2; i++)
        {
            int at = p + i * WIDTH;
            wide mean = load_wide(s->mean + at);
            store_wide(plus + at, mean + SIGMA * e[i]);
            store_wide(minus + at, mean - SIGMA * e[i]);
            if (kept)
                store_wide(kept + at, e[i]);
        }
    }
    float start[WIDTH][4];
    noise starts = noise_stream(w->seed, s->generation, START_STREAM + pair);
    draw_start(w, &starts, 2, start);
    *noise_seconds += omp_get_wtime() - begin;
    s->returns[2 * pair] = play_neurons(w, plus, start[0], w->steps);
    s->returns[2 * pair + 1] = play_neurons(w, minus, start[1], w->steps);
}

// WIDTH pairs: lane j of stream `group` is pair group * WIDTH + j.
static void evaluate_group(strategy *s, int group, float *weights, double *noise_seconds)
{
    const work *w = &s->work;
    double begin = omp_get_wtime();
    noise stream = noise_stream(w->seed, s->generation, group);
    float *kept = s->noise ? s->noise + (size_t)group * s->padded * WIDTH : NULL;
    for (int p = 0; p < s->padded; p += 2)
    {
        wide e[2];
        noise_normals(&stream, &e[0], &e[1]);
        for (int i = 0; i < 2; i++)
        {
            wide mean = all_wide(s->mean[p + i]);
            store_wide(weights + (p + i) * 2 * WIDTH, mean + SIGMA * e[i]);
            store_wide(weights + (p + i) * 2 * WIDTH + WIDTH, mean - SIGMA * e[i]);
            if (kept)
                store_wide(kept + (p + i) * WIDTH, e[i]);
        }
    }
    float start[2 * WIDTH][4];
    noise starts = noise_stream(w->seed, s->generation, START_STREAM + group);
    draw_start(w, &starts, 2 * WIDTH, start);
    *noise_seconds += omp_get_wtime() - begin;
    play_lanes(w, weights, start, w->steps, s->returns + (size_t)group * 2 * WIDTH);
}

static void evaluate(strategy *s, stages *times)
{
    const work *w = &s->work;
    int pairs = w->population / 2, groups = (pairs + WIDTH - 1) / WIDTH;
    double begin = omp_get_wtime(), noise_seconds = 0, busy = 0;
#pragma omp parallel reduction(+ : noise_seconds, busy)
    {
        double mine = omp_get_wtime(), noise_mine = 0; // reduction copies may share a line with other threads' data
        float *scratch = allocate((size_t)s->padded * 2 * (w->lanes ? WIDTH : 1) * sizeof(float));
        if (w->lanes)
        {
#pragma omp for schedule(dynamic, 2) nowait
            for (int g = 0; g < groups; g++)
                evaluate_group(s, g, scratch, &noise_mine);
        }
        else
        {
#pragma omp for schedule(dynamic, 16) nowait
            for (int k = 0; k < pairs; k++)
                evaluate_pair(s, k, scratch, scratch + s->padded, &noise_mine);
        }
        free(scratch);
        noise_seconds += noise_mine;
        busy += omp_get_wtime() - mine;
    }
    double wall = omp_get_wtime() - begin;
    times->noise = wall * noise_seconds / busy;
    times->rollout = wall - times->noise;
}

// Centered ranks in [-0.5, 0.5]: radix sort of (return as an ordered integer, member).
static void rank(strategy *s)
{
    int count = s->work.population;
    uint64_t *from = s->keys, *to = s->keys + count;
    static uint32_t buckets[3][2048];
    memset(buckets, 0, sizeof buckets);
    for (int i = 0; i < count; i++)
    {
        uint32_t bits;
        memcpy(&bits, &s->returns[i], 4);
        bits ^= (uint32_t)((int32_t)bits >> 31) | 0x80000000u;
        from[i] = (uint64_t)bits << 32 | (uint32_t)i;
        buckets[0][bits & 2047]++, buckets[1][bits >> 11 & 2047]++, buckets[2][bits >> 22]++;
    }
    for (int digit = 0; digit < 3; digit++)
    {
        uint32_t sum = 0;
        for (int b = 0; b < 2048; b++)
        {
            uint32_t here = buckets[digit][b];
            buckets[digit][b] = sum, sum += here;
        }
        for (int i = 0; i < count; i++)
            to[buckets[digit][from[i] >> (32 + 11 * digit) & 2047]++] = from[i];
        uint64_t *swap = from;
        from = to, to = swap;
    }
    for (int i = 0; i < count; i++)
        s->weights[(uint32_t)from[i]] = (float)i / (float)(count - 1) - 0.5f;
}

static void gradient(strategy *s)
{
    const work *w = &s->work;
    int pairs = w->population / 2, padded = s->padded, groups = (pairs + WIDTH - 1) / WIDTH;
    float scale = 1.0f / ((float)w->population * SIGMA);
    memset(s->gradient, 0, padded * sizeof(float));
#pragma omp parallel
    {
        int floats = padded * (w->lanes ? WIDTH : 1);
        float *sum = allocate(floats * sizeof(float));
        if (w->lanes)
        {
#pragma omp for schedule(dynamic, 4) nowait
            for (int g = 0; g < groups; g++)
            {
                wide difference;
                for (int lane = 0; lane < WIDTH; lane++)
                {
                    const float *pair = s->weights + 2 * (g * WIDTH + lane);
                    difference[lane] = g * WIDTH + lane < pairs ? pair[0] - pair[1] : 0.0f;
                }
                noise stream = noise_stream(w->seed, s->generation, g);
                const float *kept = s->noise + (s->noise ? (size_t)g * floats : 0);
                for (int p = 0; p < floats; p += 2 * WIDTH)
                {
                    wide e0, e1;
                    if (s->noise) e0 = load_wide(kept + p), e1 = load_wide(kept + p + WIDTH);
                    else noise_normals(&stream, &e0, &e1);
                    store_wide(sum + p, load_wide(sum + p) + difference * e0);
                    store_wide(sum + p + WIDTH, load_wide(sum + p + WIDTH) + difference * e1);
                }
            }
        }
        else
        {
#pragma omp for schedule(dynamic, 8) nowait
            for (int k = 0; k < pairs; k++)
            {
                wide difference = all_wide(s->weights[2 * k] - s->weights[2 * k + 1]);
                noise stream = noise_stream(w->seed, s->generation, k);
                const float *kept = s->noise + (s->noise ? (size_t)k * floats : 0);
                for (int p = 0; p < floats; p += 2 * WIDTH)
                {
                    wide e0, e1;
                    if (s->noise) e0 = load_wide(kept + p), e1 = load_wide(kept + p + WIDTH);
                    else noise_normals(&stream, &e0, &e1);
                    store_wide(sum + p, load_wide(sum + p) + difference * e0);
                    store_wide(sum + p + WIDTH, load_wide(sum + p + WIDTH) + difference * e1);
                }
            }
        }
#pragma omp critical
        for (int p = 0; p < padded; p++)
            s->gradient[p] += scale * (w->lanes ? sum_wide(load_wide(sum + p * WIDTH)) : sum[p]);
        free(sum);
    }
}

static void adam(strategy *s)
{
    const float rate = 0.01f, decay1 = 0.9f, decay2 = 0.999f;
    float correct1 = 1.0f / (1.0f - powf(decay1, s->generation + 1)), correct2 = 1.0f / (1.0f - powf(decay2, s->generation + 1));
    for (int p = 0; p < s->padded; p++)
    {
        float g = s->gradient[p];
        s->first_moment[p] = decay1 * s->first_moment[p] + (1.0f - decay1) * g;
        s->second_moment[p] = decay2 * s->second_moment[p] + (1.0f - decay2) * g * g;
        s->mean[p] += rate * correct1 * s->first_moment[p] / (sqrtf(correct2 * s->second_moment[p]) + 1e-8f);
    }
}

stages strategy_step(strategy *s)
{
    stages times;
    evaluate(s, &times);
    double begin = omp_get_wtime();
    rank(s);
    double ranked = omp_get_wtime();
    gradient(s);
    double summed = omp_get_wtime();
    adam(s);
    times.ranks = ranked - begin, times.gradient = summed - ranked, times.optimizer = omp_get_wtime() - summed;
    s->generation++;
    return times;
}

double strategy_play_mean(const strategy *s, int steps)
{
    float start[2 * WIDTH][4], returns[2 * WIDTH];
    for (int m = 0; m < 2 * WIDTH; m++)
        for (int i = 0; i < 4; i++)
            start[m][i] = 0.01f * (i + 1);
    if (!s->work.lanes)
        return play_neurons(&s->work, s->mean, start[0], steps);
    float *weights = allocate((size_t)s->padded * 2 * WIDTH * sizeof(float));
    for (int i = 0; i < s->padded * 2 * WIDTH; i++)
        weights[i] = s->mean[i / (2 * WIDTH)];
    play_lanes(&s->work, weights, start, steps, returns);
    free(weights);
    return returns[1];
}
