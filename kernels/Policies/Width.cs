namespace GpuEs;

/// <summary>A width digit by digit: <typeparamref name="THigh"/> * 8 + <typeparamref name="TLow"/>.</summary>
internal readonly struct Width<THigh, TLow> : IWidth
    where THigh : struct, IWidth
    where TLow : struct, IWidth
{
    public static int Value => THigh.Value * 8 + TLow.Value;
}

internal readonly struct Digit0 : IWidth
{
    public static int Value => 0;
}

internal readonly struct Digit1 : IWidth
{
    public static int Value => 1;
}

internal readonly struct Digit2 : IWidth
{
    public static int Value => 2;
}

internal readonly struct Digit3 : IWidth
{
    public static int Value => 3;
}

internal readonly struct Digit4 : IWidth
{
    public static int Value => 4;
}

internal readonly struct Digit5 : IWidth
{
    public static int Value => 5;
}

internal readonly struct Digit6 : IWidth
{
    public static int Value => 6;
}

internal readonly struct Digit7 : IWidth
{
    public static int Value => 7;
}
