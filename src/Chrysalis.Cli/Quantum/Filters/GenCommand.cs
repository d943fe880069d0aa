using System.CommandLine;
using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary><c>quantum gen</c>: generates memory circuits as Stim does.</summary>
internal sealed class GenCommand : RunnableCommand
{
    private static readonly string[] Models = ["uniform", "si1000", "willow"];

    private readonly Option<string> code =
        new("--code") { Description = "Code", HelpName = "surface_code|repetition_code", Required = true };
    private readonly Option<string> task = new("--task")
    {
        Description = "rotated_memory_z, rotated_memory_x, unrotated_memory_z, unrotated_memory_x; memory for the repetition code",
        HelpName = "NAME", Required = true
    };
    private readonly Option<int> distance = new("--distance") { Description = "Distance of the code", HelpName = "N", Required = true };
    private readonly Option<long> rounds =
        new("--rounds") { Description = "Rounds of syndrome extraction", HelpName = "N", Required = true };
    private readonly Option<double> clifford = Probability("--after_clifford_depolarization", "DEPOLARIZE1 or 2 after every gate");
    private readonly Option<double> round = Probability(
        "--before_round_data_depolarization", "DEPOLARIZE1 on data qubits before every round");
    private readonly Option<double> measure = Probability("--before_measure_flip_probability", "Flip before every measurement");
    private readonly Option<double> reset = Probability("--after_reset_flip_probability", "Flip after every reset");
    private readonly Option<string?> noise = new("--noise")
    {
        Description = "A whole noise model instead of the four above: uniform:P, si1000:P, or willow[:FACTOR], the published budget",
        HelpName = "MODEL"
    };
    private readonly Option<string?> output =
        new("--out") { Description = "Where the circuit goes (default: standard output)", HelpName = "FILE" };

    private readonly Option<bool> json = new("--json") { Description = "Print what the circuit has as JSON; the circuit goes to --out" };

    /// <summary>Creates the command.</summary>
    public GenCommand() : base("gen", "Generate a memory circuit of a surface or repetition code, with Stim's layout and option names.")
    {
        foreach (Option option in (Option[])[code, task, distance, rounds, clifford, round, measure, reset, noise, output, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum gen --code surface_code --task rotated_memory_z --distance 5 --rounds 5 "
            + "--after_clifford_depolarization 0.001 --out circuit.stim",
        "chrysalis quantum gen --code surface_code --task rotated_memory_x --distance 7 --rounds 50 --noise willow",
        "chrysalis quantum gen --code repetition_code --task memory --distance 9 --rounds 1000 --noise uniform:0.003",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(GenFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        bool isJson = arguments.GetValue(json);
        FilterStreams.RequireFileForJson(isJson, arguments.GetValue(output));
        var options = new MemoryCircuitOptions
        {
            Task = MemoryTasks.Parse(arguments.GetValue(code)!, arguments.GetValue(task)!),
            Distance = arguments.GetValue(distance),
            Rounds = arguments.GetValue(rounds),
            Noise = Noise(arguments),
        };
        var circuit = MemoryCircuit.Generate(options);
        FilterStreams.Output(this.output, arguments, context, output =>
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            writer.Write(MemoryCircuit.Describe(options));
            circuit.Write(writer);
            return 0;
        });
        if (isJson)
            context.WriteJson(new GenFindings(
                circuit.QubitCount, circuit.MeasurementCount, circuit.DetectorCount, circuit.ObservableCount, circuit.TickCount,
                Path.GetFullPath(arguments.GetValue(this.output)!)), FilterJson.Styled.GenFindings);
        return ExitCode.Done;
    }

    private static Option<double> Probability(string name, string description) => new(name) { Description = description, HelpName = "P" };

    private MemoryNoise Noise(ParseResult arguments)
    {
        var four = new UniformNoise(
            arguments.GetValue(clifford), arguments.GetValue(round), arguments.GetValue(measure), arguments.GetValue(reset));
        if (arguments.GetValue(noise) is not { } model)
            return four;
        if (four != new UniformNoise())
            throw new UsageException("--noise names a whole noise model: leave out the four single probabilities.");
        string[] parts = model.Split(':');
        string name = Words.OneOf("noise model", parts[0], Models);
        double value = name == "willow" ? 1 : double.NaN;
        if (parts.Length > 2
            || (parts.Length == 2 && !double.TryParse(
                parts[1], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out value))
            || !(value >= 0))
        {
            DecimalComma.RequireNone("--noise", model);
            throw new UsageException($"--noise takes uniform:0.001, si1000:0.001 or willow, not '{model}'.");
        }

        return name switch { "uniform" => UniformNoise.Of(value), "si1000" => HardwareNoise.Si1000(value), _ => HardwareNoise.Willow.Scaled(
            value) };
    }
}
