using System.Security.Cryptography;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Transitions and learned dynamics that are saved and read.</summary>
public class DynamicsFileTests
{
    [Fact]
    public void Model_ComesBackToTheBit()
    {
        using var folder = new TemporaryFolder();
        DynamicsModel<CartPole> model = RandomDynamics.Of<CartPole>(ensemble: 3, [5, 7], Activation.Relu);
        model.Save(folder.Run);

        DynamicsModel<CartPole> read = DynamicsModel<CartPole>.Load(folder.Run);

        Assert.Equal(model.Parameters.ToArray(), read.Parameters.ToArray());
        Assert.Equal(model.Hidden, read.Hidden);
        Assert.Equal(model.Activation, read.Activation);
        Assert.Equal(model.Scaling.Numbers(), read.Scaling.Numbers());
        Assert.Equal(3, read.Ensemble);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    public void Transitions_ComeBackToTheBit(int count)
    {
        using var folder = new TemporaryFolder();
        var transitions = new Transitions<Pendulum>();
        if (count > 0)
            transitions.Record(count, seed: 3);
        transitions.Save(folder.Run);

        Transitions<Pendulum> read = Transitions<Pendulum>.Load(folder.Run);

        Assert.Equal(count, read.Count);
        if (count == 0)
            return;
        DynamicsModel<Pendulum> model = RandomDynamics.Of<Pendulum>(ensemble: 1, [4]);
        Assert.Equal(model.Error(transitions), model.Error(read));
        read.Save(folder.Run + "-2");
        Assert.Equal(File.ReadAllBytes(folder.Run), File.ReadAllBytes(folder.Run + "-2"));
    }

    [Fact]
    public void File_WithAnyBitAltered_OrCutShort_IsRefusedByItsName()
    {
        using var folder = new TemporaryFolder();
        RandomDynamics.Of<Pendulum>(ensemble: 1, [2]).Save(folder.Run);
        byte[] whole = File.ReadAllBytes(folder.Run);
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] altered = [.. whole];
            altered[place] ^= 1;
            AssertRefused(altered, "SHA-256");
            AssertRefused(whole[..place], place > 40 ? "SHA-256" : "too few");
        }

        void AssertRefused(byte[] bytes, string reason)
        {
            File.WriteAllBytes(folder.Run, bytes);
            string message = Assert.Throws<InvalidDataException>(() => DynamicsModel<Pendulum>.Load(folder.Run)).Message;
            Assert.StartsWith($"{folder.Run} holds no learned dynamics that can be read", message, StringComparison.Ordinal);
            Assert.Contains(reason, message, StringComparison.Ordinal);
        }
    }

    // As somebody would write it who knows the format, with a length that would take all memory.
    [Theory]
    [InlineData(8, 2, "its format is 2 in place of 1")]
    [InlineData(16, int.MaxValue, "a length of 2147483647")]
    [InlineData(36, int.MaxValue, "a length of 2147483647")]
    [InlineData(48, int.MaxValue, "a length of ")]
    public void File_WhoseNumbersCannotBe_IsRefused(int place, int number, string reason)
    {
        using var folder = new TemporaryFolder();
        RandomDynamics.Of<Pendulum>(ensemble: 1, [2]).Save(folder.Run);
        byte[] bytes = File.ReadAllBytes(folder.Run);
        BitConverter.TryWriteBytes(bytes.AsSpan(place), number);
        SHA256.HashData(bytes.AsSpan(..^32), bytes.AsSpan(^32..));
        File.WriteAllBytes(folder.Run, bytes);

        string message = Assert.Throws<InvalidDataException>(() => DynamicsModel<Pendulum>.Load(folder.Run)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_OfSomethingElse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var transitions = new Transitions<Pendulum>();
        transitions.Save(folder.Run);

        Refused(() => DynamicsModel<Pendulum>.Load(folder.Run), "it holds Transitions");
        Refused(() => Transitions<CartPole>.Load(folder.Run), "it is of pendulum in place of cartpole");
        Refused(() => Transitions<Pendulum>.Load(folder.Run + "-none"), "Could not find file");
        IOException unwritable = Assert.Throws<IOException>(() => transitions.Save(Path.Combine(folder.Run, "below-a-file")));
        Assert.Contains(folder.Run, unwritable.Message, StringComparison.Ordinal);

        void Refused(Func<object> load, string reason)
        {
            string message = Assert.Throws<InvalidDataException>(load).Message;
            Assert.StartsWith(folder.Run, message, StringComparison.Ordinal);
            Assert.Contains(reason, message, StringComparison.Ordinal);
        }
    }
}
