namespace GpuEs;

/// <summary>The eight chains of an output neuron, added up as <see cref="OutputLayer"/> does.</summary>
internal struct OutputChains
{
    private float sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7;

    /// <summary>The neuron's sum without its bias.</summary>
    public readonly float Sum
    {
        get
        {
            float evenSum = (sum0 + sum4) + (sum2 + sum6), oddSum = (sum1 + sum5) + (sum3 + sum7);
            return evenSum + oddSum;
        }
    }

    /// <summary>Continues the chain that an input belongs to; the input's index is a constant.</summary>
    public void MultiplyAdd(int input, float weight, float value)
    {
        int chain = input % OutputLayer.Chains;
        sum0 = chain == 0 ? Exact.MultiplyAdd(weight, value, sum0) : sum0;
        sum1 = chain == 1 ? Exact.MultiplyAdd(weight, value, sum1) : sum1;
        sum2 = chain == 2 ? Exact.MultiplyAdd(weight, value, sum2) : sum2;
        sum3 = chain == 3 ? Exact.MultiplyAdd(weight, value, sum3) : sum3;
        sum4 = chain == 4 ? Exact.MultiplyAdd(weight, value, sum4) : sum4;
        sum5 = chain == 5 ? Exact.MultiplyAdd(weight, value, sum5) : sum5;
        sum6 = chain == 6 ? Exact.MultiplyAdd(weight, value, sum6) : sum6;
        sum7 = chain == 7 ? Exact.MultiplyAdd(weight, value, sum7) : sum7;
    }
}
