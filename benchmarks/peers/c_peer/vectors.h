// Vector types: `wide` is the machine's width (WIDTH floats), `four` holds up to four members' environments.
#pragma once
#include <immintrin.h>
#include <stdint.h>

#ifndef WIDTH
#ifdef __AVX512F__
#define WIDTH 16
#else
#define WIDTH 8
#endif
#endif

#define INLINE static inline __attribute__((always_inline))

typedef float wide __attribute__((vector_size(WIDTH * 4)));
typedef uint32_t wide_bits __attribute__((vector_size(WIDTH * 4)));
typedef float four __attribute__((vector_size(16)));

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)

// Functions of one vector type; lanes.h is a template in the C preprocessor.
#define LANES 4
#define VECTOR four
#define CALL(name) JOIN(_mm_, name)
#define NAME(name) name##_four
#include "lanes.h"

#define LANES WIDTH
#define VECTOR wide
#if WIDTH == 16
#define CALL(name) JOIN(_mm512_, name)
#else
#define CALL(name) JOIN(_mm256_, name)
#endif
#define NAME(name) name##_wide
#include "lanes.h"

INLINE float sum_wide(wide v)
{
#if WIDTH == 16
    return _mm512_reduce_add_ps((__m512)v);
#else
    __m128 s = _mm_add_ps(_mm256_castps256_ps128((__m256)v), _mm256_extractf128_ps((__m256)v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
#endif
}

INLINE wide load_wide(const float *from) { return *(const wide *)from; }
INLINE void store_wide(float *to, wide v) { *(wide *)to = v; }
