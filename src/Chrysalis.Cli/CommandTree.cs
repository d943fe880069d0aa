using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Demo;
using Chrysalis.Cli.Quantum.Estimate;
using Chrysalis.Cli.Quantum.Exposure;
using Chrysalis.Cli.Quantum.Filters;
using Chrysalis.Cli.Quantum.Grover;
using Chrysalis.Cli.Quantum.Memory;
using Chrysalis.Cli.Quantum.Migrate;
using Chrysalis.Cli.Quantum.Mine;
using Chrysalis.Cli.Quantum.Rcs;
using Chrysalis.Cli.Quantum.Report;
using Chrysalis.Cli.Quantum.Shor;
using Chrysalis.Cli.Quantum.Timeline;
using Chrysalis.Cli.Talk.Compare;
using Chrysalis.Cli.Talk.Evaluate;
using Chrysalis.Cli.Talk.Export;
using Chrysalis.Cli.Talk.Families;
using Chrysalis.Cli.Talk.Import;
using Chrysalis.Cli.Talk.Inspect;
using Chrysalis.Cli.Talk.Prepare;
using Chrysalis.Cli.Talk.Shapes;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Cli.Talk.Train;
using Chrysalis.Cli.Talk.TrainJudge;
using Chrysalis.Cli.Workers;

namespace Chrysalis.Cli;

/// <summary>Every command of the program.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree.</summary>
    public static RootCommand Build()
    {
        var talk = new Command("talk", "Make a face speak words it never spoke.")
        {
            new TrainCommand(),
            new TrainJudgeCommand(),
            new SpeakCommand(),
            new ShapesCommand(),
            new EvaluateCommand(),
            new CompareCommand(),
            new FamiliesCommand(),
            new InspectCommand(),
            new ExportCommand(),
            new PrepareCommand(),
            new ImportCommand(),
        };
        var quantum = new Command("quantum", "Ask what quantum computers can do, and what that means for Bitcoin.")
        {
            new RcsCommand(),
            new GroverCommand(),
            new ShorCommand(),
            new GenCommand(),
            new SampleCommand(),
            new DetectCommand(),
            new ConvertCommand(),
            new DemCommand(),
            new DecodeCommand(),
            new MemoryCommand(),
            new EstimateCommand(),
            new TimelineCommand(),
            new MineCommand(),
            new ExposureCommand(),
            new MigrateCommand(),
            new QuantumReportCommand(),
        };
        return new ProgramRoot(
            "chrysalis", "Chrysalis makes a face speak words it never spoke, and asks what quantum computers can do to Bitcoin.",
            [new DemoCommand(), talk, quantum, new WorkerCommand()]);
    }
}
