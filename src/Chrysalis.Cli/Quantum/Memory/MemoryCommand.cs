using System.CommandLine;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Cluster.Asking;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Willow;
using Chrysalis.Studies.Memory;

namespace Chrysalis.Cli.Quantum.Memory;

/// <summary><c>quantum memory</c>: how the errors of a logical qubit fall as its code grows.</summary>
internal sealed class MemoryCommand : FindingsCommand
{
    private readonly Option<string> code = new("--code")
    {
        Description = "The rotated surface code, or the repetition code, which only bit flips harm",
        HelpName = "surface_code|repetition_code", DefaultValueFactory = _ => MemoryNames.Of(MemoryCode.Surface)
    };
    private readonly Option<string> distance = new("--distance")
    {
        Description = "Distances of the code, odd", HelpName = "LIST", DefaultValueFactory = _ => "3,5,7"
    };
    private readonly Option<string?> rounds = new("--rounds")
    {
        Description = "Cycles a shot (default: as many as the distance); several fit the exponential", HelpName = "LIST"
    };
    private readonly Option<string?> basis =
        new("--basis") { Description = "Logical state that is kept (default: z; --willow: both)", HelpName = "z|x|both" };
    private readonly Option<string> noise =
        new("--noise") { Description = "Circuit noise", HelpName = "uniform|si1000|willow", DefaultValueFactory = _ => "uniform" };
    private readonly Option<string?> p = new("--p")
    {
        Description = "Physical error rates (default: 0.002,0.004,0.006,0.008,0.01,0.013); for willow factors on its budget (1)",
        HelpName = "LIST"
    };
    private readonly Option<string?> decoder = new("--decoder")
    {
        Description = "Decoders, on the same shots (default: mwpm; --willow: both matchings)", HelpName = "mwpm|correlated|union-find"
    };
    private readonly Option<long?> shots =
        new("--shots") { Description = "Most shots a setting (default: 100000; with --errors 100 million)", HelpName = "N" };
    private readonly Option<long?> errors = new("--errors") { Description = "Count each setting until so many errors", HelpName = "N" };
    private readonly Option<bool> willow =
        new("--willow") { Description = "The error budget of Google's Willow beside its measured figures" };
    private readonly Option<bool> bursts =
        new("--bursts") { Description = "Also measure the floor that bursts of errors put under the memory" };
    private readonly Option<double> burstRate =
        new("--burst-rate") { Description = "Bursts an hour", HelpName = "NUMBER", DefaultValueFactory = _ => new BurstOptions().PerHour };
    private readonly Option<double> burstRadius = new("--burst-radius")
    {
        Description = "Radius of a burst in spacings of data qubits", HelpName = "NUMBER",
        DefaultValueFactory = _ => new BurstOptions().Radius
    };
    private readonly Option<double> burstDecay = new("--burst-decay")
    {
        Description = "Cycles in which a burst falls to 1/e", HelpName = "NUMBER", DefaultValueFactory = _ => new BurstOptions().DecayCycles
    };
    private readonly Option<double> burstStrength = new("--burst-strength")
    {
        Description = "Added error rate at its centre", HelpName = "NUMBER", DefaultValueFactory = _ => new BurstOptions().Strength
    };
    private readonly Option<string?> data =
        new("--data") { Description = "Decode a folder of the public Willow data set instead", HelpName = "FOLDER" };
    private readonly Option<string?> prior = new("--prior")
    {
        Description = "With --data: part of the name of the decoding result whose error model is used (default: si1000)", HelpName = "NAME"
    };
    private readonly Option<string?> resume =
        new("--resume") { Description = "Keep the counts in this file and go on from it", HelpName = "FILE" };
    private readonly Option<int?> workers =
        new("--workers") { Description = "Threads (default: one a core); the results do not depend on it", HelpName = "N" };
    private readonly Option<int> seed = SharedOptions.Seed();
    private readonly ClusterOptions cluster = new();

    /// <summary>Creates the command.</summary>
    public MemoryCommand()
        : base("memory", "Keep a logical qubit in a surface or repetition code: error per cycle, suppression, threshold, floor.")
    {
        foreach (Option option in (Option[])
        [
            code, distance, rounds, basis, noise, p, decoder, shots, errors, willow, bursts, burstRate, burstRadius, burstDecay,
            burstStrength, data, prior, resume, workers, seed, .. cluster.All, Json, Html
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum memory --html out/memory.html",
        "chrysalis quantum memory --willow",
        "chrysalis quantum memory --distance 3,5,7,9 --noise si1000 --p 0.002 --errors 1000 --decoder correlated",
        "chrysalis quantum memory --distance 5 --p 0.005 --rounds 5,10,20,40",
        "chrysalis quantum memory --p 0.003 --bursts --burst-rate 1",
        "chrysalis quantum memory --code repetition_code --distance 5,9,13 --p 0.01 --bursts",
        "chrysalis quantum memory --shots 10000000 --p 0.003 --resume counts.json",
        "chrysalis quantum memory --shots 10000000 --p 0.003 --cluster 127.0.0.1:7411,127.0.0.1:7412",
        "chrysalis quantum memory --data google_105Q_surface_code_d3_d5_d7 --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(MemoryReport)), new(typeof(WillowDataReport), "data")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        if (arguments.GetValue(this.data) is { } data)
            return Decode(data, arguments, context);
        if (arguments.GetValue(prior) is not null)
            throw new UsageException("--prior picks an error model of measured data: add --data FOLDER.");
        MemoryOptions options = Read(arguments).Validated();
        CarrierOptions? carriage = cluster.Read(arguments, context);
        if (carriage is not null && options.Workers is { } threads)
            throw new UsageException($"--workers {threads} is for threads of this process: --cluster has its workers count.");
        using OutputFolder? state = options.StateFile is null ? null : new(options.StateFile);
        return Present(
            arguments,
            context,
            new Presentation<MemoryReport>(MemoryTable.Print, MemoryPage.Write, report => report.IsComplete),
            steps => carriage is null
                ? MemoryStudy.Run(options, MemoryNotes.Of(steps), context.Cancellation)
                : Carriage.With(carriage, context, carrier =>
                    MemoryStudy.Run(options, carrier, MemoryNotes.Of(steps), context.Cancellation)));
    }

    private int Decode(string data, ParseResult arguments, CommandContext context)
    {
        foreach (Option option in (Option[])
            [code, distance, rounds, basis, noise, p, shots, errors, willow, bursts, resume, .. cluster.All])
            if (arguments.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} is for sampled circuits; --data brings its own: leave one of them out.");
        var options = new WillowDataOptions
        {
            Folder = data,
            Decoders = DecodersOf(arguments, [DecoderKind.Matching, DecoderKind.Correlated]),
            Prior = arguments.GetValue(prior),
            Workers = arguments.GetValue(workers),
        };
        return Present(
            arguments,
            context,
            new Presentation<WillowDataReport>(WillowDataTable.Print, WillowDataPage.Write, report => report.IsComplete),
            steps => WillowData.Decode(options, MemoryNotes.Of(steps), context.Cancellation));
    }

    private MemoryOptions Read(ParseResult arguments)
    {
        bool isWillow = arguments.GetValue(willow);
        MemoryNoiseKind noise = isWillow && arguments.GetResult(this.noise) is not { Implicit: false }
            ? MemoryNoiseKind.Willow
            : MemoryNames.ParseNoise(Words.OneOf("noise", arguments.GetValue(this.noise)!, MemoryNames.Noises));
        if (isWillow && noise != MemoryNoiseKind.Willow)
            throw new UsageException("--willow runs Willow's own budget: leave --noise out.");
        var defaults = new MemoryOptions();
        long? errors = arguments.GetValue(this.errors);
        return defaults with
        {
            Code = MemoryNames.ParseCode(Words.OneOf("code", arguments.GetValue(code)!, MemoryNames.Codes)),
            Distances = NumberList.Whole("--distance", arguments.GetValue(distance)!),
            Rounds = arguments.GetValue(this.rounds) is { } rounds ? NumberList.Whole("--rounds", rounds) : isWillow ? [10, 20, 30] : [],
            Bases = Words.OneOf("basis", arguments.GetValue(basis) ?? (isWillow ? "both" : "z"), ["z", "x", "both"]) switch
            {
                "z" => ['Z'],
                "x" => ['X'],
                _ => ['Z', 'X']
            },
            Noise = noise,
            Probabilities = arguments.GetValue(this.p) is { } p ? NumberList.Real("--p", p)
                : noise == MemoryNoiseKind.Willow ? [1]
                : defaults.Probabilities,
            Decoders = DecodersOf(arguments, isWillow ? [DecoderKind.Matching, DecoderKind.Correlated] : [DecoderKind.Matching]),
            Limit = new(arguments.GetValue(shots) ?? (errors is null ? isWillow ? 20_000 : 100_000 : 100_000_000), errors ?? long.MaxValue),
            Seed = (ulong)arguments.GetValue(seed),
            Workers = arguments.GetValue(workers),
            StateFile = arguments.GetValue(resume),
            Bursts = Bursts(arguments),
        };
    }

    private BurstOptions? Bursts(ParseResult arguments)
    {
        if (arguments.GetValue(bursts))
            return new()
            {
                PerHour = arguments.GetValue(burstRate), Radius = arguments.GetValue(burstRadius),
                DecayCycles = arguments.GetValue(burstDecay), Strength = arguments.GetValue(burstStrength)
            };
        foreach (Option option in (Option[])[burstRate, burstRadius, burstDecay, burstStrength])
            if (arguments.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} describes bursts: add --bursts.");
        return null;
    }

    private IReadOnlyList<DecoderKind> DecodersOf(ParseResult arguments, IReadOnlyList<DecoderKind> otherwise)
        => arguments.GetValue(decoder) is { } names
            ? [.. names.Split(',').Select(name => DecoderKind.Parse(Words.OneOf("decoder", name.Trim(), DecoderKind.Names)))]
            : otherwise;
}
