using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Options that the filters on circuits have in common, named as in Stim.</summary>
internal sealed class SamplingOptions
{
    /// <summary>The most shots of one run.</summary>
    private const long MaxShots = 1_000_000_000_000;

    public Option<string?> In { get; } = new("--in") { Description = "Circuit (default: standard input)", HelpName = "FILE" };

    public Option<string?> Out { get; } =
        new("--out") { Description = "Where the results go (default: standard output)", HelpName = "FILE" };

    public Option<string> OutFormat { get; } = Format("--out_format", "Format of the results");

    public Option<long> Shots { get; } = new("--shots") { Description = "Shots", HelpName = "N", DefaultValueFactory = _ => 1 };

    public Option<string> Seed { get; } = new("--seed")
    {
        Description = "Seed: the same one draws the same shots on any number of threads", HelpName = "N", DefaultValueFactory = _ => "1"
    };

    public Option<string?> Sweep { get; } = new("--sweep") { Description = "Sweep bits of each shot (default: all 0)", HelpName = "FILE" };

    public Option<string> SweepFormat { get; } = Format("--sweep_format", "Format of the sweep bits");

    public Option<bool> Json { get; } = new("--json") { Description = "Print a summary as JSON; the results go to --out" };

    public Option<int?> Workers { get; } = new("--workers") { Description = "Threads (default: one a core)", HelpName = "N" };

    public static Option<string> Format(string name, string description)
        => new(name) { Description = description, HelpName = "01|b8|hits|dets|r8|ptb64", DefaultValueFactory = _ => "01" };

    public long ShotsOf(ParseResult arguments) => arguments.GetValue(Shots) is >= 0 and <= MaxShots and var shots
        ? shots : throw new UsageException($"--shots takes a whole number from 0 to {MaxShots}, not {arguments.GetValue(Shots)}.");

    /// <summary>The format of the results, which must hold so many shots.</summary>
    public ShotFormat OutFormatOf(ParseResult arguments, long shots)
    {
        ShotFormat format = ShotFormats.Parse(arguments.GetValue(OutFormat)!);
        ShotFormats.RequireWholeGroups(format, shots);
        return format;
    }

    public int WorkersOf(ParseResult arguments) =>
        Words.Within("--workers", arguments.GetValue(Workers), 1, 1024) ?? Environment.ProcessorCount;

    /// <summary>Reads the sweep bits of one block after the other; null where none are given.</summary>
    public Func<ShotTable?> SweepOf(ParseResult arguments, int bits, Stream? stream)
    {
        if (stream is null)
            return () => null;
        var reader = new ShotReader(stream, ShotFormats.Parse(arguments.GetValue(SweepFormat)!), new ShotLayout(bits, 0, 0));
        return () => CircuitInput.ReadBlock(reader, bits);
    }
}
