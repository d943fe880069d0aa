using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Quantum.Grover;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Quantum;

/// <summary><c>quantum grover</c>: mines a block header with Grover's search.</summary>
internal sealed class GroverCommand : RunnableCommand
{
    private readonly Option<string?> _header = new("--header") { Description = "Block header, 160 hexadecimal digits (default: Bitcoin's first block)", HelpName = "HEX" };
    private readonly Option<string?> _block = new("--block") { Description = "File that begins with a block, raw or framed", HelpName = "FILE" };
    private readonly Option<int> _qubits = new("--qubits") { Description = "Bits of the nonce in superposition, 1 to 28", HelpName = "N", DefaultValueFactory = _ => 16 };
    private readonly Option<int?> _difficulty = new("--difficulty-bits") { Description = "One hash in 2^N counts (default: two less than the qubits)", HelpName = "N" };
    private readonly Option<int> _points = new("--points") { Description = "Points of the curve of success", HelpName = "N", DefaultValueFactory = _ => 32 };
    private readonly Option<int> _shots = new("--shots") { Description = "Measurements a point", HelpName = "N", DefaultValueFactory = _ => 500 };
    private readonly Option<int?> _unknown = new("--unknown-runs") { Description = "Searches that do not know the number of solutions (default: 20, none above 18 qubits)", HelpName = "N" };
    private readonly Option<double> _rate = new("--toffoli-rate") { Description = "Toffoli gates, or layers of them, a second of the machine to estimate", HelpName = "NUMBER", DefaultValueFactory = _ => HashOracleSpeed.DefaultToffoliRate };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _html = SharedOptions.Html();

    /// <summary>Creates the command.</summary>
    public GroverCommand() : base("grover", "Mine a real block header with Grover's search, and count what the hash costs in gates.")
    {
        foreach (Option option in (Option[])[_header, _block, _qubits, _difficulty, _points, _shots, _unknown, _rate, _seed, _json, _html])
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
    public override int Run(ParseResult arguments, CommandContext context)
    {
        var options = new MiningSearchOptions
        {
            Header = Header(arguments.GetValue(_header), arguments.GetValue(_block)),
            Qubits = arguments.GetValue(_qubits),
            DifficultyBits = arguments.GetValue(_difficulty),
            Points = arguments.GetValue(_points),
            Shots = arguments.GetValue(_shots),
            UnknownCountRuns = arguments.GetValue(_unknown),
            ToffoliRate = arguments.GetValue(_rate),
            Seed = arguments.GetValue(_seed),
        };
        using OutputFolder? folder = arguments.GetValue(_html) is { } page ? new(page) : null;
        MiningSearchReport report = Work.Run(context, steps => MiningSearch.Run(options, Shares.Of(steps, "hash"), Shares.Of(steps, "iterate"), context.Cancellation));
        string? html = arguments.GetValue(_html);
        if (html is not null)
            GroverPage.Write(html, report);
        if (arguments.GetValue(_json))
            context.WriteJson(report);
        else
            GroverTable.Print(report, html, context.Out);
        return ExitCode.Done;
    }

    private static MiningHeader Header(string? hex, string? block) => (hex, block) switch
    {
        (null, null) => MiningHeader.Parse(MiningHeader.Genesis),
        ({ } digits, null) => MiningHeader.Parse(digits),
        (null, { } file) => MiningHeader.Read(InputFile.RequireFile(file)),
        _ => throw new UsageException("--header and --block both name a block: give one of them."),
    };
}
