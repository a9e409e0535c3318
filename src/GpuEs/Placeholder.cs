namespace GpuEs;

internal static class Placeholder;
