using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum;

/// <summary><c>quantum detect</c>: draws detection events of a circuit, as a filter.</summary>
internal sealed class DetectCommand : RunnableCommand
{
    private readonly SamplingOptions _options = new();
    private readonly ObservablePlace _place = new();

    /// <summary>Creates the command.</summary>
    public DetectCommand() : base("detect", "Draw detection events of a noisy Clifford circuit, as a filter with Stim's option names.")
    {
        foreach (Option option in (Option[])[_options.Shots, _options.In, _options.Out, _options.OutFormat, .. _place.Options, _options.Seed, _options.Workers])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum detect --in circuit.stim --shots 10 --out_format dets --append_observables",
        "chrysalis quantum detect --in circuit.stim --shots 1000000 --out events.b8 --out_format b8 --obs_out obs.b8 --obs_out_format b8 --seed 7",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        (long shots, int workers, ulong seed) = (_options.ShotsOf(arguments), _options.WorkersOf(arguments), CircuitInput.Seed(arguments.GetValue(_options.Seed)!));
        ShotFormat format = ShotFormats.Parse(arguments.GetValue(_options.OutFormat)!);
        var sampler = new DetectionSampler(CircuitInput.Read(arguments.GetValue(_options.In)));
        long done = FilterStreams.Output(arguments.GetValue(_options.Out), context, output =>
            _place.Write(arguments, context, output, format, sampler.Detectors, sampler.Observables, write =>
                ShotStream.Run(shots, workers, block => Draw(sampler, seed, block, context.Cancellation), (table, count) =>
                {
                    for (int shot = 0; shot < count; shot++)
                        write(table[shot]);
                }, context)));
        return ShotStream.Finish(done, shots, context);
    }

    private static ShotTable Draw(DetectionSampler sampler, ulong seed, long block, CancellationToken cancellation)
    {
        var table = new ShotTable(DetectionSampler.BlockShots, sampler.Detectors + sampler.Observables);
        sampler.Sample(seed, block, table, null, cancellation);
        return table;
    }
}
