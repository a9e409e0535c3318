// Included once per vector type (see vectors.h): elementary functions and both environments, VECTOR = LANES floats.
// Products that feed an addition become fused multiply-adds (GCC's -ffp-contract=fast, its default in GNU C).
typedef int32_t NAME(integers) __attribute__((vector_size(LANES * 4)));

INLINE VECTOR NAME(all)(float x) { return (VECTOR)CALL(set1_ps)(x); }
INLINE VECTOR NAME(smaller)(VECTOR a, VECTOR b) { return (VECTOR)CALL(min_ps)(a, b); }
INLINE VECTOR NAME(larger)(VECTOR a, VECTOR b) { return (VECTOR)CALL(max_ps)(a, b); }
INLINE VECTOR NAME(root)(VECTOR a) { return (VECTOR)CALL(sqrt_ps)(a); }

INLINE VECTOR NAME(clamp)(VECTOR x, float limit)
{
    return NAME(smaller)(NAME(larger)(x, NAME(all)(-limit)), NAME(all)(limit));
}

INLINE VECTOR NAME(choose)(NAME(integers) mask, VECTOR yes, VECTOR no)
{
    return (VECTOR)((mask & (NAME(integers))yes) | (~mask & (NAME(integers))no));
}

// To the nearest integer, |x| < 2^22.
INLINE VECTOR NAME(nearest)(VECTOR x) { return (x + 12582912.0f) - 12582912.0f; }

// x P(x^2) / Q(x^2): the activation of GpuEs.
INLINE VECTOR NAME(tanh)(VECTOR x)
{
    x = NAME(clamp)(x, 9.0f);
    VECTOR s = x * x;
    VECTOR p = (((1.33545521e-8f * s + 2.06090005e-5f) * s + 0.00349558308f) * s + 0.133810214f) * s + 0.999999979f;
    VECTOR q = (((7.77651258e-7f * s + 0.000328562663f) * s + 0.0258769630f) * s + 0.467143370f) * s + 1.0f;
    return x * p / q;
}

// Reduction by pi/2 in three parts, then the minimax polynomials of Cephes' sinf and cosf.
INLINE void NAME(sine_cosine)(VECTOR x, VECTOR *sine, VECTOR *cosine)
{
    VECTOR shifted = x * 0.636619772f + 12582912.0f;
    NAME(integers) quadrant = (NAME(integers))shifted;
    VECTOR turns = shifted - 12582912.0f;
    VECTOR r = x - turns * 1.5703125f;
    r = r - turns * 4.837512969970703125e-4f;
    r = r - turns * 7.549789948768648e-8f;
    VECTOR z = r * r;
    VECTOR s = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * (z * r) + r;
    VECTOR c = ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * (z * z) + (1.0f - 0.5f * z);
    NAME(integers) odd = -(quadrant & 1);
    NAME(integers) sine_sign = (quadrant & 2) << 30, cosine_sign = ((quadrant + 1) & 2) << 30;
    *sine = (VECTOR)((NAME(integers))NAME(choose)(odd, c, s) ^ sine_sign);
    *cosine = (VECTOR)((NAME(integers))NAME(choose)(odd, s, c) ^ cosine_sign);
}

#include "environments.h"

#undef LANES
#undef VECTOR
#undef CALL
#undef NAME
