namespace GpuEs;

/// <summary>How far a network's predictions are off, the same code in kernels and on the host.</summary>
internal static class PredictionError<TEnvironment>
    where TEnvironment : struct, ISizes
{
    /// <summary>The mean squared difference over all scaled outputs; 1 is what the average as prediction has.</summary>
    /// <param name="network">Predicts.</param>
    /// <param name="samples">[samples x sample length].</param>
    /// <param name="batch">Which of them.</param>
    public static float Mean<TNetwork, TMemory>(TNetwork network, in TMemory samples, in Minibatch batch)
        where TNetwork : struct, INetwork
        where TMemory : struct, IMemory
    {
        int inputs = DynamicsSizes<TEnvironment>.Inputs, outputs = DynamicsSizes<TEnvironment>.Outputs;
        Sum squares = default;
        for (int place = 0; place < batch.Size; place++)
        {
            int sample = batch.Sample(place) * DynamicsSizes<TEnvironment>.SampleLength;
            for (int input = 0; input < inputs; input++)
                network[input] = samples[sample + input];
            int first = network.Run();
            for (int output = 0; output < outputs; output++)
            {
                Real error = network[first + output] - samples[sample + inputs + output];
                squares += error * error;
            }
        }

        return squares.Value / ((Real)batch.Size * outputs);
    }
}
