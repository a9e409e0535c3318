// CartPole-v1 and Pendulum-v1 of Gymnasium for LANES members, without termination. Part of lanes.h.
// The state has four components in either case; Pendulum uses two.
typedef struct { VECTOR at[4]; } NAME(state);

INLINE int NAME(observe)(int pendulum, const NAME(state) *state, VECTOR *observation)
{
    if (pendulum)
    {
        VECTOR sine, cosine;
        NAME(sine_cosine)(state->at[0], &sine, &cosine);
        observation[0] = cosine, observation[1] = sine, observation[2] = state->at[1] * 0.125f;
        return 3;
    }
    for (int i = 0; i < 4; i++)
        observation[i] = state->at[i];
    return 4;
}

// Advances one step with the policy's outputs; the reward comes back.
INLINE VECTOR NAME(step)(int pendulum, NAME(state) *state, VECTOR output0, VECTOR output1)
{
    VECTOR sine, cosine;
    if (pendulum)
    {
        VECTOR angle = state->at[0], speed = state->at[1];
        VECTOR torque = 2.0f * NAME(tanh)(output0);
        NAME(sine_cosine)(angle, &sine, &cosine); // the same values as in observe: the compiler computes them once
        VECTOR wrapped = angle - 6.28318531f * NAME(nearest)(angle * 0.159154943f);
        VECTOR cost = wrapped * wrapped + 0.1f * (speed * speed) + 0.001f * (torque * torque);
        speed = NAME(clamp)(speed + (15.0f * sine + 3.0f * torque) * 0.05f, 8.0f);
        state->at[0] = angle + 0.05f * speed, state->at[1] = speed;
        return -cost;
    }

    VECTOR position = state->at[0], velocity = state->at[1], angle = state->at[2], spin = state->at[3];
    VECTOR force = NAME(choose)((NAME(integers))(output1 > output0), NAME(all)(10.0f), NAME(all)(-10.0f));
    NAME(sine_cosine)(angle, &sine, &cosine);
    VECTOR push = (force + 0.05f * (spin * spin) * sine) * (1.0f / 1.1f);
    VECTOR spin_rate = (9.8f * sine - cosine * push) / (0.5f * (4.0f / 3.0f - (0.1f / 1.1f) * (cosine * cosine)));
    VECTOR rate = push - (0.05f / 1.1f) * spin_rate * cosine;
    state->at[0] = position = NAME(clamp)(position + 0.02f * velocity, 100.0f);
    state->at[1] = NAME(clamp)(velocity + 0.02f * rate, 100.0f);
    state->at[2] = angle = angle + 0.02f * spin;
    state->at[3] = NAME(clamp)(spin + 0.02f * spin_rate, 100.0f);
    return 1.0f - angle * angle - 0.01f * (position * position);
}
