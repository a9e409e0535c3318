namespace GpuEs.Tests;

/// <summary>Learned dynamics in double precision, from the documentation's words alone; actions of one component.</summary>
internal static class ReferenceDynamics<TEnvironment>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private static int Observations => TEnvironment.ObservationSize;

    /// <summary>The mean over members of the discounted sum of rewards.</summary>
    public static double Return(DynamicsModel<TEnvironment> model, float[] state, double discount, double[] actions) =>
        Enumerable.Range(0, model.Ensemble).Average(member =>
        {
            double[] observation = Array.ConvertAll(state, component => (double)component);
            double sum = 0, worth = 1;
            foreach (double action in actions)
            {
                double[] outputs = Outputs(model, member, observation, action);
                for (int index = 0; index < Observations; index++)
                    observation[index] += outputs[index];
                sum += worth * outputs[Observations];
                worth *= discount;
            }

            return sum;
        });

    /// <summary>A member's changes of the observation, then its reward.</summary>
    public static double[] Outputs(DynamicsModel<TEnvironment> model, int member, double[] observation, double action)
    {
        IEnumerable<double> actionInputs = TEnvironment.ActionChoices == 0
            ? [action]
            : Enumerable.Range(0, TEnvironment.ActionChoices).Select(choice => choice == action ? 1d : 0d);
        DynamicsScaling scaling = model.Scaling;
        double[] inputs = [.. observation.Concat(actionInputs)
            .Select((value, input) => (value - scaling.InputOffset[input]) * scaling.InputScale[input])];
        var network = new ReferencePerceptron(model.Hidden, model.Activation, Observations + 1);
        ReadOnlySpan<float> parameters = model.Parameters.Slice(member * model.ParameterCount, model.ParameterCount);
        return [.. network.Outputs(parameters, inputs)
            .Select((value, output) => scaling.OutputScale[output] * value + scaling.OutputOffset[output])];
    }
}
