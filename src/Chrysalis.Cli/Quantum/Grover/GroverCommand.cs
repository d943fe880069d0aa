using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Grover;
using Chrysalis.Studies.Grover;

namespace Chrysalis.Cli.Quantum.Grover;

/// <summary><c>quantum grover</c>: mines a block header with Grover's search.</summary>
internal sealed class GroverCommand : FindingsCommand
{
    private readonly Option<string?> header =
        new("--header") { Description = "Block header, 160 hexadecimal digits (default: Bitcoin's first block)", HelpName = "HEX" };
    private readonly Option<string?> block =
        new("--block") { Description = "File that begins with a block, raw or framed", HelpName = "FILE" };
    private readonly Option<int> qubits =
        new("--qubits") { Description = "Bits of the nonce in superposition, 1 to 28", HelpName = "N", DefaultValueFactory = _ => 16 };
    private readonly Option<int?> difficulty =
        new("--difficulty-bits") { Description = "One hash in 2^N counts (default: two less than the qubits)", HelpName = "N" };
    private readonly Option<int> points =
        new("--points") { Description = "Points of the curve of success", HelpName = "N", DefaultValueFactory = _ => 32 };
    private readonly Option<int> shots =
        new("--shots") { Description = "Measurements a point", HelpName = "N", DefaultValueFactory = _ => 500 };
    private readonly Option<int?> unknown = new("--unknown-runs")
    {
        Description = "Searches that do not know the number of solutions (default: 20, none above 18 qubits)", HelpName = "N"
    };
    private readonly Option<double> rate = new("--toffoli-rate")
    {
        Description = "Toffoli gates, or layers of them, a second of the machine to estimate", HelpName = "NUMBER",
        DefaultValueFactory = _ => HashOracleSpeed.DefaultToffoliRate
    };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public GroverCommand() : base("grover", "Mine a real block header with Grover's search, and count what the hash costs in gates.")
    {
        foreach (Option option in (Option[])[header, block, qubits, difficulty, points, shots, unknown, rate, seed, Json, Html])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum grover",
        "chrysalis quantum grover --qubits 20 --difficulty-bits 17 --html out/grover.html",
        "chrysalis quantum grover --block blk00000.dat --toffoli-rate 1e6 --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(MiningSearchReport))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        var options = new MiningSearchOptions
        {
            Header = Header(arguments.GetValue(header), arguments.GetValue(block)),
            Qubits = arguments.GetValue(qubits),
            DifficultyBits = arguments.GetValue(difficulty),
            Points = arguments.GetValue(points),
            Shots = arguments.GetValue(shots),
            UnknownCountRuns = arguments.GetValue(unknown),
            ToffoliRate = arguments.GetValue(rate),
            Seed = arguments.GetValue(seed),
        };
        return Present(
            arguments,
            context,
            new Presentation<MiningSearchReport>(GroverTable.Print, GroverPage.Write),
            steps => MiningSearch.Run(options, steps.InShares("hash"), steps.InShares("iterate"), context.Cancellation));
    }

    private static MiningHeader Header(string? hex, string? block) => (hex, block) switch
    {
        (null, null) => MiningHeader.Parse(MiningHeader.Genesis),
        ({ } digits, null) => MiningHeader.Parse(digits),
        (null, { } file) => MiningHeader.Read(InputFile.RequireFile(file)),
        _ => throw new UsageException("--header and --block both name a block: give one of them."),
    };
}
