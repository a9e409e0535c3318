using System.CommandLine;
using GpuEs.Benchmarks;

return new RootCommand("Measures GpuEs: stages beside their bounds, and whole generations beside other tools.")
{
    new StagesCommand(),
    new CompareCommand(),
    new PlansCommand(),
    new BodiesCommand(),
    new AssembleCommand(),
}.Parse(args).Invoke();
