using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Quantum.Filters;

return ProgramLife.Run(
    new ProgramRoot(
        "chrysalis-quantum", "The filters of 'chrysalis quantum' on circuits, error models and shots, compiled natively.",
        [new GenCommand(), new SampleCommand(), new DetectCommand(), new ConvertCommand(), new DemCommand(), new DecodeCommand()]),
    args);
