namespace GpuEs.Tests;

/// <summary>Dynamics with random parameters, and scaling that no two columns share.</summary>
internal static class RandomDynamics
{
    public static DynamicsModel<TEnvironment> Of<TEnvironment>(
        int ensemble, IReadOnlyList<int> hidden, Activation activation = Activation.Tanh)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        int inputs = DynamicsSizes<TEnvironment>.Inputs, outputs = DynamicsSizes<TEnvironment>.Outputs;
        int count = new HostPerceptron(Policy.Network(hidden, activation), inputs, outputs).ParameterCount;
        float[] parameters =
            [.. Enumerable.Range(0, ensemble * count).Select(index => 0.5f * InitialRandom.Normal(5, index))];
        var scaling = new DynamicsScaling(
            Numbers(inputs, -0.2f), Numbers(inputs, 0.7f), Numbers(outputs, 0.01f), Numbers(outputs, 0.3f));
        return new(parameters, hidden, scaling, activation);
    }

    private static float[] Numbers(int count, float first) =>
        [.. Enumerable.Range(0, count).Select(index => first + 0.03f * index)];
}
