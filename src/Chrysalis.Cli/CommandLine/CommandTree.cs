using System.CommandLine;
using System.CommandLine.Help;
using Chrysalis.Cli.Demo;
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
            new SpeakCommand(),
            new FamiliesCommand(),
        };
        var root = new RootCommand("Chrysalis makes a face speak words it never spoke.") { new DemoCommand(), talk };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
