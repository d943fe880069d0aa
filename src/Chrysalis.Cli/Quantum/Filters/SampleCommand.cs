using System.CommandLine;
using System.Numerics;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum sample</c>: draws measurement results of a circuit, as a filter.</summary>
internal sealed class SampleCommand : RunnableCommand
{
    private readonly SamplingOptions options = new();
    private readonly Option<bool> skip =
        new("--skip_reference_sample") { Description = "Take the noiseless results to be all 0: only where they are known to be" };

    /// <summary>Creates the command.</summary>
    public SampleCommand() : base("sample", "Draw measurement results of a noisy Clifford circuit, as a filter with Stim's option names.")
    {
        foreach (Option option in (Option[])
        [
            options.Shots, options.In, options.Out, options.OutFormat, options.Seed, options.Sweep, options.SweepFormat, skip,
            options.Workers, options.Json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum sample --in circuit.stim --shots 10",
        "chrysalis quantum sample --in circuit.stim --shots 50000 --out measurements.b8 --out_format b8 --sweep "
            + "sweep_bits.b8 --sweep_format b8",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(SampleFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        (long shots, int workers, ulong seed) =
            (options.ShotsOf(arguments), options.WorkersOf(arguments), CircuitInput.Seed(arguments.GetValue(options.Seed)!));
        ShotFormat format = options.OutFormatOf(arguments, shots);
        bool isJson = arguments.GetValue(options.Json);
        FilterStreams.RequireFileForJson(isJson, arguments.GetValue(options.Out));
        StimCircuit circuit = CircuitInput.Read(arguments.GetValue(options.In));
        var sampler = new MeasurementSampler(circuit, arguments.GetValue(skip), context.Cancellation);
        using Stream? sweepStream = arguments.GetValue(options.Sweep) is { } file ? FilterStreams.Input(file) : null;
        var sweep = new SweepBlocks(options.SweepOf(arguments, circuit.SweepBitCount, sweepStream), shots);
        long ones = 0;
        long done = FilterStreams.Output(options.Out, arguments, context, output =>
            ShotStream.Run(shots, sampler.Measurements, workers, (block, count, unit) =>
            {
                sampler.Sample(seed, block, unit.Table, sweep.Take(block), context.Cancellation);
                Encode(format, count, unit);
            }, unit =>
            {
                unit.Output.WriteTo(output);
                ones += unit.Ones;
            }, context));
        if (isJson)
            context.WriteJson(new SampleFindings(
                done, sampler.Measurements, ones, seed, Path.GetFullPath(arguments.GetValue(options.Out)!),
                arguments.GetValue(options.OutFormat)!), FilterJson.Styled.SampleFindings);
        return ShotStream.Finish(done, shots, context);
    }

    /// <summary>Adds a block's shots to a unit as they are written.</summary>
    private static void Encode(ShotFormat format, int count, ShotUnit unit)
    {
        using var writer = new ShotWriter(unit.Output, format, new ShotLayout(unit.Table.Bits, 0, 0));
        for (int shot = 0; shot < count; shot++)
        {
            writer.Write(unit.Table[shot]);
            foreach (ulong word in unit.Table[shot])
                unit.Ones += BitOperations.PopCount(word);
        }
        writer.Complete();
    }
}
