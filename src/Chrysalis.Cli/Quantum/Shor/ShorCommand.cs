using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Shor;
using Chrysalis.Studies.Shor;

namespace Chrysalis.Cli.Quantum.Shor;

/// <summary><c>quantum shor</c>: takes private keys from public keys on small curves, or splits a small RSA modulus.</summary>
internal sealed class ShorCommand : FindingsCommand
{
    private readonly Option<int> orderBits = new("--order-bits")
    {
        Description = "Bits of the group's order, 3 to 21; the first curve of prime order is taken", HelpName = "N",
        DefaultValueFactory = _ => 7
    };
    private readonly Option<int?> prime = new("--prime") { Description = "The field's prime instead", HelpName = "P" };
    private readonly Option<string?> publicKey =
        new("--public-key") { Description = "A point of the curve; without it, random keys are drawn", HelpName = "X,Y" };
    private readonly Option<int> keys = new("--keys") { Description = "Random keys", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<int> extraBits = new("--extra-bits")
    {
        Description = "Bits of each exponent beyond the order's, 0 to 8", HelpName = "N", DefaultValueFactory = _ => 2
    };
    private readonly Option<int?> factor =
        new("--factor") { Description = "Split this RSA modulus (15, 21, 35, ...) instead", HelpName = "N" };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public ShorCommand()
        : base("shor", "Take private keys from public keys on Bitcoin's curve over small fields, or split a small RSA modulus.")
    {
        foreach (Option option in (Option[])[orderBits, prime, publicKey, keys, extraBits, factor, seed, Json, Html])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum shor",
        "chrysalis quantum shor --order-bits 9 --keys 50 --html out/shor.html",
        "chrysalis quantum shor --prime 79 --public-key 1,18",
        "chrysalis quantum shor --factor 899",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(KeyRecoveryReport)), new(typeof(FactoringFindings), "factor")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context) =>
        arguments.GetValue(factor) is { } modulus ? Split(modulus, arguments, context) : Recover(arguments, context);

    private int Recover(ParseResult arguments, CommandContext context)
    {
        var options = new KeyRecoveryOptions
        {
            OrderBits = arguments.GetValue(orderBits),
            Prime = arguments.GetValue(prime),
            PublicKey = arguments.GetValue(publicKey) is { } text ? Point(text) : null,
            Keys = arguments.GetValue(keys),
            ExtraBits = arguments.GetValue(extraBits),
            Seed = arguments.GetValue(seed),
        };
        return Present(
            arguments,
            context,
            new Presentation<KeyRecoveryReport>(ShorTable.Print, ShorPage.Write),
            steps => KeyRecovery.Run(options, steps.InShares("keys"), context.Cancellation));
    }

    private int Split(int modulus, ParseResult arguments, CommandContext context)
    {
        if (arguments.GetValue(Html) is not null)
            throw new UsageException("--html shows keys on a curve: leave it out with --factor.");
        int seed = arguments.GetValue(this.seed);
        return Show(
            arguments,
            context,
            new Presentation<FactoringFindings>((findings, _, output) => ShorTable.Print(findings, output)),
            () => FactoringFindings.Of(modulus, seed, context.Cancellation));
    }

    private static CurvePoint Point(string text) =>
        text.Split(',') is [var x, var y] && TryParse(x, out int first) && TryParse(y, out int second)
            ? new(first, second)
            : throw new UsageException($"'{text}' is no point: give two whole numbers such as 1,18.");

    private static bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
