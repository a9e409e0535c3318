// GpuEs' generation in hand-vectorised C: the ceiling of a CPU. See ../README.md.
#include "generation.h"
#include "vectors.h"
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_GENERATIONS 1000

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : 0.5 * (values[count / 2 - 1] + values[count / 2]);
}

static void fail(const char *message, const char *value)
{
    fprintf(stderr, "c_peer: %s (got '%s')\n", message, value);
    exit(2);
}

static void set_hidden(work *w, const char *hidden)
{
    int second = 0, count = sscanf(hidden, "%d,%d", &w->neurons, &second);
    w->layers = count;
    if (count < 1 || (count == 2 && second != w->neurons))
        fail("--hidden takes one width or two equal widths, such as 16 or 64,64", hidden);
}

static strategy *create(work w, const char *hidden)
{
    strategy *s = strategy_create(w);
    if (!s)
        fail("--hidden is compiled for 16, 32, 64 and for 16,16 32,32 64,64 128,128 256,256; --layout lanes for 16, 32 and 16,16", hidden);
    return s;
}

static void self_test(void)
{
    const char *sizes[] = { "16", "64,64", "256,256" };
    printf("{\"peer\": \"c\", \"selftest\": {");
    for (int pendulum = 0; pendulum < 2; pendulum++)
        for (int i = 0; i < 3; i++)
        {
            double results[2];
            for (int lanes = 0; lanes < 2; lanes++)
            {
                work w = { .pendulum = pendulum, .population = 2, .steps = 50, .lanes = i == 0 && lanes };
                set_hidden(&w, sizes[i]);
                strategy *s = create(w, sizes[i]);
                strategy_set_mean(s, 0.5);
                results[lanes] = strategy_play_mean(s, 50);
            }
            if (fabs(results[0] - results[1]) > 1e-3 * (1 + fabs(results[0])))
                fail("layouts disagree for hidden", sizes[i]);
            printf("%s\"%s %s\": %.9g", pendulum || i ? ", " : "", pendulum ? "pendulum" : "cartpole", sizes[i], results[0]);
        }
    printf("}}\n");
}

int main(int count, char **arguments)
{
    work w = { .population = 4096, .steps = 200, .lanes = -1, .store = -1, .seed = 1 };
    const char *environment = "cartpole", *hidden = "64,64";
    int generations = 3, warmup = 1;
    for (int i = 1; i < count; i++)
    {
        const char *name = arguments[i];
        if (!strcmp(name, "--json")) continue;
        if (!strcmp(name, "--selftest")) { self_test(); return 0; }
        if (i + 1 == count) fail("an option is unknown or lacks its value", name);
        const char *value = arguments[++i];
        if (!strcmp(name, "--environment")) environment = value;
        else if (!strcmp(name, "--hidden")) hidden = value;
        else if (!strcmp(name, "--population")) w.population = atoi(value);
        else if (!strcmp(name, "--steps")) w.steps = atoi(value);
        else if (!strcmp(name, "--generations")) generations = atoi(value);
        else if (!strcmp(name, "--warmup")) warmup = atoi(value);
        else if (!strcmp(name, "--seed")) w.seed = atoi(value);
        else if (!strcmp(name, "--layout")) w.lanes = !strcmp(value, "lanes");
        else if (!strcmp(name, "--noise")) w.store = !strcmp(value, "store");
        else fail("unknown option", name);
    }
    w.pendulum = !strcmp(environment, "pendulum");
    if (!w.pendulum && strcmp(environment, "cartpole")) fail("--environment is cartpole or pendulum", environment);
    if (w.population < 2 || w.population % 2) fail("--population is even and at least 2", "another number");
    if (generations < 1 || generations > MAX_GENERATIONS) fail("--generations is 1 to 1000", "another number");
    set_hidden(&w, hidden);
    strategy *s = create(w, hidden);
    strategy_set_mean(s, 0.1);

    static double totals[MAX_GENERATIONS], cpu[MAX_GENERATIONS], parts[5][MAX_GENERATIONS];
    double first = 0, last = 0;
    for (int g = 0; g < warmup + generations; g++)
    {
        double begin = omp_get_wtime();
        clock_t cpu_begin = clock(); // of all threads
        stages t = strategy_step(s);
        double total = omp_get_wtime() - begin, cpu_total = (double)(clock() - cpu_begin) / CLOCKS_PER_SEC;
        last = 0;
        for (int i = 0; i < w.population; i++)
            last += s->returns[i] / w.population;
        if (g == 0) first = last;
        if (g < warmup) continue;
        int at = g - warmup;
        totals[at] = total, cpu[at] = cpu_total;
        parts[0][at] = t.noise, parts[1][at] = t.rollout, parts[2][at] = t.ranks;
        parts[3][at] = t.gradient, parts[4][at] = t.optimizer;
    }
    double seconds = median(totals, generations);
    printf("{\"peer\": \"c\", \"version\": \"gcc %s, %d-bit vectors, %d threads\", \"environment\": \"%s\", \"hidden\": \"%s\", "
           "\"population\": %d, \"steps\": %d, \"secondsPerGeneration\": %.6g, \"stepsPerSecond\": %.6g, "
           "\"cpuSecondsPerGeneration\": %.6g, \"stages\": {",
           __VERSION__, WIDTH * 32, omp_get_max_threads(), environment, hidden, w.population, w.steps, seconds,
           (double)w.population * w.steps / seconds, median(cpu, generations));
    const char *names[] = { "noise", "rollout", "ranks", "gradient", "optimizer" };
    for (int i = 0; i < 5; i++)
        printf("%s\"%s\": %.6g", i ? ", " : "", names[i], median(parts[i], generations));
    printf("}, \"meanReturn\": %.6g, \"meanReturnLast\": %.6g}\n", first, last);
    return 0;
}
