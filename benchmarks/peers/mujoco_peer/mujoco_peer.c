// MuJoCo itself, one thread: mujoco_peer MODEL.xml FRAME_SKIP SECONDS; prints one line of JSON.
// Controls are drawn anew each control step, a fresh start every 100 of them. The solver is Newton's for all models: it is
// the one that GpuEs has, and the faster one.
#include <mujoco/mujoco.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CONTROL_STEPS = 100 };

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static double uniform(void) {
    static unsigned long long state = 88172645463325252ull;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 11) * (1.0 / 9007199254740992.0);
}

static void start(const mjModel* model, mjData* data) {
    mj_resetData(model, data);
    for (int k = 0; k < model->nq; k++) data->qpos[k] += 0.02 * (uniform() - 0.5);
    for (int k = 0; k < model->nv; k++) data->qvel[k] += 0.02 * (uniform() - 0.5);
}

static void act(const mjModel* model, mjData* data) {
    for (int k = 0; k < model->nu; k++) {
        double low = model->actuator_ctrlrange[2 * k], high = model->actuator_ctrlrange[2 * k + 1];
        data->ctrl[k] = low + (high - low) * uniform();
    }
}

int main(int count, char** words) {
    if (count != 4) {
        fprintf(stderr, "mujoco_peer MODEL.xml FRAME_SKIP SECONDS\n");
        return 2;
    }
    char error[1000];
    mjModel* model = mj_loadXML(words[1], 0, error, sizeof error);
    if (!model) {
        fprintf(stderr, "%s\n", error);
        return 2;
    }
    model->opt.solver = mjSOL_NEWTON;
    mjData* data = mj_makeData(model);
    int frame_skip = atoi(words[2]);
    double limit = atof(words[3]), started = cpu_seconds(), seconds;
    long steps = 0;
    do {
        start(model, data);
        for (int control = 0; control < CONTROL_STEPS; control++) {
            act(model, data);
            for (int k = 0; k < frame_skip; k++, steps++) mj_step(model, data);
        }
        seconds = cpu_seconds() - started;
    } while (seconds < limit);
    printf("{\"name\": \"mujoco-%s\", \"nanosecondsPerStep\": %.1f}\n", mj_versionString(), seconds / steps * 1e9);
    return 0;
}
