// Standard normals, WIDTH at a time: xoshiro128++ (one independent stream per lane, keyed by seed, generation, lane
// and stream) and Box-Muller, all in vectors. A stream can be rebuilt at any time from its key.
#pragma once
#include "vectors.h"

typedef struct { wide_bits s[4]; } noise;

INLINE wide_bits rotate(wide_bits x, int by) { return (x << by) | (x >> (32 - by)); }

// A 32-bit finalizer with low bias (two multiplications, three shifts).
INLINE wide_bits mix(wide_bits x)
{
    x = (x ^ (x >> 16)) * 0x21f0aaadu;
    x = (x ^ (x >> 15)) * 0xd35a2d97u;
    return x ^ (x >> 15);
}

INLINE noise noise_stream(uint32_t seed, uint32_t generation, uint32_t stream)
{
    wide_bits lane;
    for (int i = 0; i < WIDTH; i++)
        lane[i] = (uint32_t)i;
    wide_bits key = mix(lane + stream * WIDTH + 0x9e3779b9u);
    noise n;
    for (int i = 0; i < 4; i++)
        n.s[i] = mix(mix(key + (seed * 4u + (uint32_t)i) * 0x9e3779b9u) + generation * 0x85ebca6bu) | 1u;
    return n;
}

INLINE wide_bits noise_bits(noise *n)
{
    wide_bits *s = n->s;
    wide_bits result = rotate(s[0] + s[3], 7) + s[0], t = s[1] << 9;
    s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
}

// Uniform in [0, 1): 23 bits.
INLINE wide noise_uniform(noise *n) { return (wide)((noise_bits(n) >> 9) | 0x3f800000u) - 1.0f; }

// -2 ln u for u in (0, 1]: exponent and mantissa apart, polynomial of Cephes' logf.
INLINE wide minus_two_log(wide u)
{
    integers_wide bits = (integers_wide)u - 0x3f3504f3; // mantissas in [sqrt(1/2), sqrt(2))
    wide exponent = __builtin_convertvector(bits >> 23, wide);
    wide m = (wide)((bits & 0x007fffff) + 0x3f3504f3) - 1.0f, z = m * m;
    wide y = 7.0376836292e-2f * m - 1.1514610310e-1f;
    y = y * m + 1.1676998740e-1f;
    y = y * m - 1.2420140846e-1f;
    y = y * m + 1.4249322787e-1f;
    y = y * m - 1.6668057665e-1f;
    y = y * m + 2.0000714765e-1f;
    y = y * m - 2.4999993993e-1f;
    y = y * m + 3.3333331174e-1f;
    wide log = m + (y * (m * z) - 0.5f * z) + exponent * 0.693147181f;
    return -2.0f * log;
}

// Two vectors of normals.
INLINE void noise_normals(noise *n, wide *first, wide *second)
{
    wide radius = root_wide(minus_two_log(1.0f - noise_uniform(n)));
    // The angle's low two bits are its quadrant, its high 23 bits the place within [-pi/4, pi/4).
    wide_bits bits = noise_bits(n);
    integers_wide quadrant = (integers_wide)bits;
    wide r = ((wide)((bits >> 9) | 0x3f800000u) - 1.5f) * 1.57079633f, z = r * r;
    wide s = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * (z * r) + r;
    wide c = ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * (z * z) + (1.0f - 0.5f * z);
    integers_wide odd = -(quadrant & 1);
    integers_wide sign = (quadrant & 2) << 30;
    *first = (wide)((integers_wide)(radius * choose_wide(odd, c, s)) ^ sign);
    *second = (wide)((integers_wide)(radius * choose_wide(odd, -s, c)) ^ sign);
}
