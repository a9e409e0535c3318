namespace GpuEs;

/// <summary>Whether a range limits: said by a word, or by the range being there.</summary>
internal static class MjcfLimit
{
    /// <param name="element">Whose range it is.</param>
    /// <param name="said">true, false, or null for auto.</param>
    /// <param name="range">[2]</param>
    /// <param name="compiler">Says whether auto is accepted.</param>
    /// <param name="what">Begins the attributes' names: "ctrl" of ctrlrange and ctrllimited.</param>
    public static bool IsSet(MjcfElement element, bool? said, double[] range, MjcfCompiler compiler, string what = "")
    {
        bool hasRange = range[0] < range[1];
        if (said == true && !hasRange)
        {
            throw element.Error(
                $"{element.Called} is limited to {what}range=\"{range[0]} {range[1]}\"; accepted: a lower and a higher number");
        }

        if (said is null && hasRange && !compiler.LimitsByRange)
            throw element.Error($"{element.Called} has a {what}range and autolimits is false; accepted: {what}limited true or false");
        return said ?? hasRange;
    }
}
