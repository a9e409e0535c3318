namespace GpuEs;

/// <summary>MuJoCo's softness of contacts and limits where a file says nothing.</summary>
internal static class ContactDefaults
{
    public static double[] SolRef => [0.02, 1];

    public static double[] SolImp => [0.9, 0.95, 0.001, 0.5, 2];
}
