// One generation of evolution strategies: noise and episodes, ranks, gradient, Adam.
#pragma once
#include <stdint.h>

typedef struct
{
    int pendulum, layers, neurons, population, steps;
    int lanes; // layout: 1 lanes, 0 neurons (rollout.h)
    int store; // 1: noise is kept for the gradient; 0: the gradient rebuilds it
    uint32_t seed;
} work;

typedef struct { double noise, rollout, ranks, gradient, optimizer; } stages;

typedef struct
{
    work work;
    int parameters, padded;            // padded: as in memory, a multiple of two vectors
    int *place;                        // canonical parameter -> place in memory
    float *mean, *gradient, *first_moment, *second_moment;
    float *returns, *weights, *noise;  // weights: shaped fitness
    uint64_t *keys;
    int generation;
} strategy;

strategy *strategy_create(work work);
void strategy_set_mean(strategy *s, double scale); // mean_i = scale * sin(i + 1)
stages strategy_step(strategy *s);

// Return of the mean itself from start state 0.01 (j + 1).
double strategy_play_mean(const strategy *s, int steps);
