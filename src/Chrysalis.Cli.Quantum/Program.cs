using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Quantum.Filters;

// By itself 'chrysalis-quantum detect'; in the place of the whole program 'chrysalis quantum detect'.
bool standsIn = args is ["quantum", ..];
return ProgramLife.Run(
    new ProgramRoot(
        standsIn ? "chrysalis quantum" : "chrysalis-quantum",
        "The filters of 'chrysalis quantum' on circuits, error models and shots, compiled natively.",
        [new GenCommand(), new SampleCommand(), new DetectCommand(), new ConvertCommand(), new DemCommand(), new DecodeCommand()]),
    standsIn ? args[1..] : args);
