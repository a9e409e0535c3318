using System.Numerics;

namespace GpuEs.Tests;

/// <summary>The noise of a planning agent's candidates, number by number from its definition.</summary>
internal sealed class ReferencePlanNoise(CrossEntropyPlannerOptions options, int actionSize, uint stream)
{
    private readonly double[][] response = Response(options.Horizon, options.NoiseExponent);

    /// <summary>A standard normal, colored over the steps.</summary>
    public double Normal(int plan, int iteration, int candidate, int step, int component)
    {
        if (options.NoiseExponent == 0)
            return White(plan, iteration, candidate, step, component);
        double sum = 0;
        for (int white = 0; white < options.Horizon; white++)
            sum += response[white][step] * White(plan, iteration, candidate, white, component);
        return sum;
    }

    /// <summary>Uniform in [0, 1): the fifteen bits that choose a normal's magnitude.</summary>
    public double Uniform(int plan, int iteration, int candidate, int step, int component) =>
        Half(plan, iteration, candidate, step, component) % 0x8000 / (double)0x8000;

    private double White(int plan, int iteration, int candidate, int step, int component)
    {
        uint half = Half(plan, iteration, candidate, step, component);
        double magnitude = NormalQuantiles.Table[(int)(half % 0x8000)] / (double)NoiseOctet.UnitsPerDeviation;
        return half < 0x8000 ? magnitude : -magnitude;
    }

    private uint Half(int plan, int iteration, int candidate, int step, int component)
    {
        uint coordinate = (uint)(step * actionSize + component);
        var counter = new PhiloxBlock(
            coordinate * (1 << 17) + (uint)candidate / 8, stream, (uint)plan, 6 + 256 * (uint)iteration);
        return ReferenceNoise.Half(options.Seed, counter, candidate % 8);
    }

    // What each white number alone makes of the steps, scaled so that every step has variance 1.
    private static double[][] Response(int horizon, double exponent)
    {
        double[][] response = [.. Enumerable.Range(0, horizon).Select(white =>
        {
            var single = new double[horizon];
            single[white] = 1;
            return Signal(single, exponent);
        })];
        for (int step = 0; step < horizon; step++)
        {
            double deviation = Math.Sqrt(response.Sum(signal => signal[step] * signal[step]));
            foreach (double[] signal in response)
                signal[step] /= deviation;
        }

        return response;
    }

    // Timmer and König 1995: a random spectrum with power 1 / frequency^exponent, whose halves are conjugate to each other,
    // and its inverse Fourier transform. Where a frequency is its own conjugate the part is real, with twice the power. The
    // constant counts as the slowest wave does.
    private static double[] Signal(double[] white, double exponent)
    {
        int length = white.Length;
        var spectrum = new Complex[length];
        for (int frequency = 0; frequency <= length / 2; frequency++)
        {
            double amplitude = Math.Sqrt(Math.Pow(Math.Max(frequency, 1), -exponent));
            bool isReal = frequency == 0 || 2 * frequency == length;
            spectrum[frequency] = isReal
                ? Math.Sqrt(2) * amplitude * white[frequency == 0 ? 0 : length - 1]
                : amplitude * new Complex(white[2 * frequency - 1], -white[2 * frequency]);
            if (!isReal)
                spectrum[length - frequency] = Complex.Conjugate(spectrum[frequency]);
        }

        return [.. Enumerable.Range(0, length).Select(step => Enumerable.Range(0, length)
            .Sum(frequency => (spectrum[frequency]
                * Complex.FromPolarCoordinates(1, 2 * Math.PI * frequency * step / length)).Real))];
    }
}
