using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Chrysalis.Cli.Demo;
using Chrysalis.Cli.Quantum;
using Chrysalis.Cli.Quantum.Article;
using Chrysalis.Cli.Talk;

namespace Chrysalis.Cli.CommandLine;

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
            new EvaluateCommand(),
            new FamiliesCommand(),
            new InspectCommand(),
            new ExportCommand(),
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
        var root = new RootCommand("Chrysalis makes a face speak words it never spoke, and asks what quantum computers can do to Bitcoin.") { new DemoCommand(), talk, quantum };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        return root;
    }

    /// <summary>The program's version, also where another program hosts it.</summary>
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            string version = typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine(version);
            return ExitCode.Done;
        }
    }
}
