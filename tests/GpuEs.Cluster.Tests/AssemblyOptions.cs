using Xunit.Sdk;
using Xunit.v3;

// Workers use all cores; tests beside each other would only be slower, and time out.
[assembly: Parallelization(Mode = ParallelMode.None)]
