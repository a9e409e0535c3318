using Xunit;

namespace GpuEs.Tests;

/// <summary>Data that is made, read from files, refused, uploaded and freed.</summary>
public class SharedDataTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 4 };

    [Fact]
    public void Data_IsACopy()
    {
        float[] values = [1f, 2f];
        SharedData data = values;
        values[0] = 9f;
        Assert.Equal(1f, data.OnHost[0]);
        Assert.Equal(2, data.Length);
    }

    [Fact]
    public void Hash_IsThatOfTheLittleEndianBytes()
    {
        // printf '\0\0\x80\x3f\0\0\0\xc0' | sha256sum
        Assert.Equal(
            "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b", new SharedData([1f, -2f]).Sha256);
        Assert.NotEqual(new SharedData([1f, -2f]).Sha256, new SharedData([-2f, 1f]).Sha256);
    }

    [Fact]
    public void NumbersThatAreNotFinite_AreNamed()
    {
        Assert.StartsWith("data[2] NaN ", Refused([0f, 1f, float.NaN, float.NaN]), StringComparison.Ordinal);
        Assert.StartsWith("data[0] -Infinity ", Refused([float.NegativeInfinity]), StringComparison.Ordinal);
        Assert.StartsWith("data's length 0 ", Refused([]), StringComparison.Ordinal);

        static string Refused(float[] values) => Assert.Throws<ArgumentException>(() => new SharedData(values)).Message;
    }

    [Fact]
    public void IndicesBeyondTheEnd_ThrowOnTheHost()
    {
        SharedData data = new float[3];
        Assert.Throws<IndexOutOfRangeException>(() => data.OnHost[3]);
        Assert.Throws<IndexOutOfRangeException>(() => data.OnHost[-1]);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void EqualData_IsUploadedOnce_AndFreedWithItsLastUser(string name)
    {
        using ComputeDevice device = OpenOwn(name);
        SharedData data = CurveFit.Parabola(5);
        var first = EvolutionStrategy.ForObjective<CurveFit>(device, 3, Options, data);
        var second = BatchedEvaluator.ForObjective<CurveFit>(device, 3, Options, CurveFit.Parabola(5));
        first.Step();
        first.Evaluate();
        Assert.Equal(1, device.Uploads.Count);
        double before = first.Evaluate([1f, 2f, 3f]).Mean;
        second.Dispose();
        second.Dispose();
        Assert.Equal(before, first.Evaluate([1f, 2f, 3f]).Mean);
        Assert.True(device.Uploads.Holds(data));
        first.Dispose();
        Assert.False(device.Uploads.Holds(data));
        using var third = EvolutionStrategy.ForObjective<CurveFit>(device, 3, Options, data);
        Assert.Equal(2, device.Uploads.Count);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void DeviceThatIsClosedFirst_LetsItsUsersGo(string name)
    {
        ComputeDevice device = OpenOwn(name);
        var strategy = EvolutionStrategy.ForObjective<CurveFit>(device, 3, Options, CurveFit.Parabola(5));
        device.Dispose();
        strategy.Dispose();
        Assert.Throws<ObjectDisposedException>(() => strategy.Step());
    }

    [Fact]
    public void Data_OfAnotherLength_IsRefused()
    {
        Assert.Equal(
            "Data of 2 numbers is not accepted; accepted: 3 numbers, which ThreeNumbers reads",
            Assert.Throws<ArgumentException>(() => EvolutionStrategy.ForObjective<ThreeNumbers>(
                TestDevices.Open("host"), 1, Options, new float[2])).Message);
        Assert.Equal(
            "Data none is not accepted; accepted: 3 numbers, which ThreeNumbers reads",
            Assert.Throws<ArgumentException>(() => new TaskDescription(typeof(ThreeNumbers), null, null, 1).Create()).Message);
        Assert.Equal(
            "Data of 2 numbers is not accepted; accepted: none, since Sphere reads no data",
            Assert.Throws<ArgumentException>(
                () => new TaskDescription(typeof(Sphere), null, null, 1, new float[2]).Create()).Message);
    }

    private static ComputeDevice OpenOwn(string name)
    {
        TestDevices.Require(name);
        return ComputeDevice.Open(name);
    }

    private struct ThreeNumbers : IDataObjective<ThreeNumbers>
    {
        public static Goal Goal => Goal.Maximise;

        public static float StartLimit => 1f;

        public static int DataLength => 3;

        public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
            where TPoint : struct, IMemory
            where TData : struct, IData => data[0] + point[0];
    }
}
