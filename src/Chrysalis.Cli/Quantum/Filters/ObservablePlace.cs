using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Where detection events leave their observables: after the detectors, in a file of their own, or nowhere.</summary>
internal sealed class ObservablePlace
{
    private readonly Option<bool> append =
        new("--append_observables") { Description = "Write each shot's observables after its detectors" };
    private readonly Option<string?> output =
        new("--obs_out") { Description = "Write the observables to a file of their own", HelpName = "FILE" };
    private readonly Option<string> format = SamplingOptions.Format("--obs_out_format", "Format of that file");

    public IEnumerable<Option> Options => [append, output, format];

    /// <summary>Writes shots of detectors, then observables, with <paramref name="run"/> handing them over one by one.</summary>
    public long Write(
        ParseResult arguments, CommandContext context, Stream output, ShotFormat format, int detectors, int observables,
        Func<ShotAction, long> run)
    {
        bool append = arguments.GetValue(this.append);
        string? file = arguments.GetValue(this.output);
        if (append && file is not null)
            throw new UsageException("--append_observables and --obs_out both place the observables: give one of them.");
        using var writer = new ShotWriter(output, format, new ShotLayout(0, detectors, append ? observables : 0));
        if (file is null)
            return Completed(run(shot => writer.Write(Cut(shot, append ? detectors + observables : detectors))), writer);
        ShotFormat own = ShotFormats.Parse(arguments.GetValue(this.format)!);
        return FilterStreams.Output(this.output, arguments, context, stream =>
        {
            using var truths = new ShotWriter(stream, own, new ShotLayout(0, 0, observables));
            var bits = new ulong[(observables + 63) / 64];
            long shots = run(shot =>
            {
                Array.Clear(bits);
                for (int o = 0; o < observables; o++)
                    bits[o >> 6] |= (shot[(detectors + o) >> 6] >> ((detectors + o) & 63) & 1) << (o & 63);
                truths.Write(bits);
                writer.Write(Cut(shot, detectors));
            });
            return Completed(Completed(shots, truths), writer);
        });
    }

    /// <summary>Refuses a number of shots that the format of the observables cannot hold.</summary>
    /// <exception cref="Chrysalis.Quantum.StimFormatException">It cannot.</exception>
    public void RequireShots(ParseResult arguments, long shots)
    {
        if (arguments.GetValue(output) is not null)
            ShotFormats.RequireWholeGroups(ShotFormats.Parse(arguments.GetValue(format)!), shots);
    }

    /// <summary>The summary of what was written.</summary>
    public EventFindings Findings(
        ParseResult arguments, long shots, EventTally tally, int detectors, int observables, ulong? seed, string file, string format)
        => new(shots, detectors, observables, tally.Events, tally.FlippedShots, seed, Path.GetFullPath(file), format,
            arguments.GetValue(output) is { } own ? Path.GetFullPath(own) : null);

    private static long Completed(long shots, ShotWriter writer)
    {
        writer.Complete();
        return shots;
    }

    /// <summary>Clears what follows the bits that are written: a packed format shows its padding.</summary>
    private static Span<ulong> Cut(Span<ulong> shot, int bits)
    {
        Span<ulong> cut = shot[..((bits + 63) / 64)];
        if (bits % 64 != 0)
            cut[^1] &= (1UL << (bits % 64)) - 1;
        return cut;
    }
}
