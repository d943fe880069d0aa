using System.Buffers.Binary;
using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Foundation.Files;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Studies.Exposure;

namespace Chrysalis.Cli.Quantum.Exposure;

/// <summary><c>quantum exposure</c>: whose coins a quantum computer could take, by real chain data.</summary>
internal sealed class ExposureCommand : FindingsCommand
{
    private readonly Option<string?> blocks = new("--blocks")
    {
        Description = "Bitcoin Core's data folder, a folder or file of blocks, a dumptxoutset snapshot, or a list of addresses",
        HelpName = "PATH"
    };
    private readonly Option<string[]> address = new("--address")
    {
        Description = "An address or public key to look up; may be given several times", HelpName = "ADDRESS",
        DefaultValueFactory = _ => [],
        // Words given by mistake without quotes are refused here, which does not print them.
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string?> store = new("--store")
    {
        Description = "Folder that keeps what was read: a later run, or one after Ctrl-C, goes on there", HelpName = "FOLDER"
    };
    private readonly Option<int?> toHeight =
        new("--to-height") { Description = "Stop after the block of this height (default: the last one)", HelpName = "N" };
    private readonly Option<int> richest =
        new("--richest") { Description = "How many of the richest exposed owners to list", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<int> memory =
        new("--memory-mb") { Description = "Memory for what is not yet on disk", HelpName = "N", DefaultValueFactory = _ => 256 };

    private readonly Option<bool> noUndo =
        new("--no-undo") { Description = "Leave the undo files (rev*.dat) unread, which tell the types of what was spent" };
    private readonly Option<string?> magic = new("--magic")
    {
        Description = "Magic of the blocks' network as nodes log it, eight hexadecimal digits: for a custom signet, or for blocks "
            + "without one",
        HelpName = "HEX"
    };

    /// <summary>Creates the command.</summary>
    public ExposureCommand() : base("exposure", "Find whose public keys a chain already shows to a quantum computer.")
    {
        foreach (Option option in (Option[])[blocks, address, store, toHeight, richest, memory, noUndo, magic, Json, Html])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum exposure --address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "chrysalis quantum exposure --blocks ~/.bitcoin --store exposure-store --html out/exposure.html",
        "chrysalis quantum exposure --blocks utxo.dat --json",
        "chrysalis quantum exposure --blocks my-addresses.txt",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(ExposureReport))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        var options = new ExposureOptions
        {
            Blocks = arguments.GetValue(blocks) is { } path ? InputFile.RequireFileOrFolder(path) : null,
            Addresses = arguments.GetValue(address) ?? [],
            Store = StoreOf(arguments.GetValue(store)),
            ToHeight = arguments.GetValue(toHeight),
            Richest = arguments.GetValue(richest),
            MemoryMb = arguments.GetValue(memory),
            ReadUndo = !arguments.GetValue(noUndo),
            Magic = Magic(arguments.GetValue(magic)),
        };
        return Present(
            arguments, context, new Presentation<ExposureReport>(ExposureTable.Print, ExposurePage.Write),
            steps => ExposureStudy.Run(options, steps, context.Cancellation));
    }

    private static uint? Magic(string? digits) => digits is null ? null
        : digits.Length == 8 && digits.All(char.IsAsciiHexDigit)
            ? BinaryPrimitives.ReadUInt32LittleEndian(Convert.FromHexString(digits))
            : throw new UsageException("--magic takes the four bytes before each block as eight hexadecimal digits, such as 0a03cf40; "
                + $"'{digits}' is none: look for the message start in the node's log.");

    private static string? StoreOf(string? given) =>
        given is null || Directory.Exists(given) ? given
        : File.Exists(given) ? throw new UsageException($"The store '{given}' is a file: name a folder.")
        : WritablePath.WhyNot(Path.Combine(given, "state")) is { } fault
            ? throw new UsageException($"The store '{given}' cannot be made: {fault.Remedy}.")
        : given;
}
