// Episodes of members whose weights lie in the L1 cache, two layouts:
//   neurons: one vector holds WIDTH neurons of a layer of one member. (Two members at once hide each other's
//            latencies but no longer fit in 32 KB of L1 with 64-64: measured, 0.65 s in place of 0.51 s.)
//   lanes:   one vector holds the same weight of WIDTH members; two vectors, the + and the - of WIDTH pairs.
//            For policies so small that 2 * WIDTH of them fit in L1 together.
// Parameters, both: for each hidden layer its biases, then for each input a row of weights to all neurons; then the
// output biases (padded to `bias_slots`), then for each output its row of weights.
// All sizes are constants where these functions are called: the loops unroll and sums stay in registers.
#pragma once
#include "vectors.h"

#define MAX_WIDTH 256

INLINE int outputs_of(int pendulum) { return pendulum ? 1 : 2; }
INLINE int inputs_of(int pendulum) { return pendulum ? 3 : 4; }

// One hidden layer. `blocks` vectors of neurons are summed at once, each in `split` chains: eight accumulators or fewer,
// which hide the latency of fused multiply-adds and leave registers for the inputs on AVX2 too.
INLINE void layer_neurons(const float *weights, const float *from, float *to, int inputs, int neurons)
{
    const int vectors = neurons / WIDTH;
    const int blocks = vectors < 8 ? vectors : 8;
    const int split = inputs % 2 || blocks > 4 ? 1 : 2;
    for (int first = 0; first < vectors; first += blocks)
    {
        wide sums[2][8];
#pragma GCC unroll 8
        for (int b = 0; b < blocks; b++)
        {
            sums[0][b] = load_wide(weights + (first + b) * WIDTH);
            sums[1][b] = all_wide(0.0f);
        }

#pragma GCC unroll 2
        for (int i = 0; i < inputs; i += split)
#pragma GCC unroll 2
            for (int s = 0; s < split; s++)
            {
                wide input = all_wide(from[i + s]);
#pragma GCC unroll 8
                for (int b = 0; b < blocks; b++)
                    sums[s][b] += load_wide(weights + (1 + i + s) * neurons + (first + b) * WIDTH) * input;
            }

#pragma GCC unroll 8
        for (int b = 0; b < blocks; b++)
            store_wide(to + (first + b) * WIDTH, tanh_wide(sums[0][b] + sums[1][b]));
    }
}

INLINE float episode_neurons(int pendulum, int layers, int neurons, const float *weights, const float *start, int steps)
{
    float a[MAX_WIDTH] __attribute__((aligned(64))), b[MAX_WIDTH] __attribute__((aligned(64)));
    const int outputs = outputs_of(pendulum), inputs = inputs_of(pendulum);
    state_four state; // all four components alike: the dynamics of one member gain nothing from the other three
    for (int i = 0; i < 4; i++)
        state.at[i] = all_four(start[i]);
    four total = all_four(0.0f);
    for (int t = 0; t < steps; t++)
    {
        four observation[4], output[2];
        observe_four(pendulum, &state, observation);
        for (int i = 0; i < inputs; i++)
            a[i] = observation[i][0];

        const float *rows = weights;
        float *from = a, *to = b;
#pragma GCC unroll 2
        for (int l = 0; l < layers; l++)
        {
            int width = l == 0 ? inputs : neurons;
            layer_neurons(rows, from, to, width, neurons);
            rows += (width + 1) * neurons;
            float *swap = from;
            from = to, to = swap;
        }

#pragma GCC unroll 2
        for (int o = 0; o < outputs; o++)
        {
            const float *row = rows + WIDTH + o * neurons;
            wide sum = load_wide(row) * load_wide(from);
#pragma GCC unroll 16
            for (int i = WIDTH; i < neurons; i += WIDTH)
                sum += load_wide(row + i) * load_wide(from + i);
            output[o] = all_four(rows[o] + sum_wide(sum));
        }
        total += step_four(pendulum, &state, output[0], output[outputs - 1]);
    }
    return total[0];
}

INLINE void episode_lanes(int pendulum, int layers, int neurons, const float *weights, const float (*start)[4], int steps,
                          float *returns)
{
    wide a[2][MAX_WIDTH], b[2][MAX_WIDTH];
    const int outputs = outputs_of(pendulum), inputs = inputs_of(pendulum);
    state_wide state[2];
    wide total[2] = { all_wide(0.0f), all_wide(0.0f) };
    for (int m = 0; m < 2; m++)
        for (int i = 0; i < 4; i++)
            for (int lane = 0; lane < WIDTH; lane++)
                state[m].at[i][lane] = start[2 * lane + m][i];

    for (int t = 0; t < steps; t++)
    {
        for (int m = 0; m < 2; m++)
            observe_wide(pendulum, &state[m], a[m]);
        const float *next = weights;
        wide (*from)[MAX_WIDTH] = a, (*to)[MAX_WIDTH] = b;
#pragma GCC unroll 2
        for (int l = 0; l < layers; l++)
        {
            int width = l == 0 ? inputs : neurons;
#pragma GCC unroll 4
            for (int o = 0; o < neurons; o++)
                for (int m = 0; m < 2; m++)
                {
                    wide sum = load_wide(next + (o * 2 + m) * WIDTH);
#pragma GCC unroll 4
                    for (int i = 0; i < width; i++)
                        sum += load_wide(next + (((1 + i) * neurons + o) * 2 + m) * WIDTH) * from[m][i];
                    to[m][o] = tanh_wide(sum);
                }
            next += (width + 1) * neurons * 2 * WIDTH;
            wide (*swap)[MAX_WIDTH] = from;
            from = to, to = swap;
        }
        for (int m = 0; m < 2; m++)
        {
            wide output[2];
            for (int o = 0; o < outputs; o++)
            {
                wide even = load_wide(next + (o * 2 + m) * WIDTH), odd = all_wide(0.0f);
#pragma GCC unroll 4
                for (int i = 0; i < neurons; i += 2)
                {
                    const float *row = next + ((outputs + o * neurons + i) * 2 + m) * WIDTH;
                    even += load_wide(row) * from[m][i];
                    odd += load_wide(row + 2 * WIDTH) * from[m][i + 1];
                }
                output[o] = even + odd;
            }
            total[m] += step_wide(pendulum, &state[m], output[0], output[outputs - 1]);
        }
    }
    for (int m = 0; m < 2; m++)
        for (int lane = 0; lane < WIDTH; lane++)
            returns[2 * lane + m] = total[m][lane];
}
