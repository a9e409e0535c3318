namespace GpuEs.Tests;

/// <summary>Fits a polynomial to points: data is x and y of each, parameters are the coefficients.</summary>
public struct CurveFit : IDataObjective<CurveFit>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static int DataLength => 0;

    public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
        where TPoint : struct, IMemory
        where TData : struct, IData
    {
        Sum sum = default;
        for (int place = 0; place < data.Length; place += 2)
        {
            Real x = data[place], y = 0f;
            for (int power = dimension - 1; power >= 0; power--)
                y = y * x + point[power];
            Real error = y - data[place + 1];
            sum += error * error;
        }

        return sum.Value;
    }

    /// <summary>The same in double precision.</summary>
    public static double Reference(ReadOnlySpan<float> point, ReadOnlySpan<float> data)
    {
        double sum = 0;
        for (int place = 0; place < data.Length; place += 2)
        {
            double y = 0;
            for (int power = point.Length - 1; power >= 0; power--)
                y = y * data[place] + point[power];
            sum += Math.Pow(y - data[place + 1], 2);
        }

        return sum;
    }

    /// <summary>Points of 1 - 2 x + 3 x^2, from -1 to 1.</summary>
    public static float[] Parabola(int points)
    {
        float[] data = new float[2 * points];
        for (int point = 0; point < points; point++)
        {
            float x = 2f * point / (points - 1) - 1f;
            (data[2 * point], data[2 * point + 1]) = (x, 1f - 2f * x + 3f * x * x);
        }

        return data;
    }
}
