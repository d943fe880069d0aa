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

    /// <summary>Opens where shots of detectors, then observables, go.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="context">What stops the work.</param>
    /// <param name="output">Where the shots go.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="detectors">Detectors of a shot.</param>
    /// <param name="observables">Observables of a shot.</param>
    /// <param name="run">Writes them: how, the output, and the file of observables or null.</param>
    public long Write(
        ParseResult arguments, CommandContext context, Stream output, ShotFormat format, int detectors, int observables,
        Func<EventForm, Stream, Stream?, long> run)
    {
        bool append = arguments.GetValue(this.append);
        string? file = arguments.GetValue(this.output);
        if (append && file is not null)
            throw new UsageException("--append_observables and --obs_out both place the observables: give one of them.");
        var form = new EventForm(detectors, observables, format, append, null);
        if (file is null)
            return run(form, output, null);
        form = form with { TruthFormat = ShotFormats.Parse(arguments.GetValue(this.format)!) };
        return FilterStreams.Output(this.output, arguments, context, truths => run(form, output, truths));
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
}
