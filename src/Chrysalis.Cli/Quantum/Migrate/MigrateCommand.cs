using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Migration;
using Chrysalis.Quantum.Migration.Layouts;
using Chrysalis.Studies.Migrate;
using Chrysalis.Studies.Timeline;

namespace Chrysalis.Cli.Quantum.Migrate;

/// <summary>
/// <c>quantum migrate</c>: what post-quantum signatures cost, how long moving every coin takes, and whether that is in time.
/// </summary>
internal sealed class MigrateCommand : FindingsCommand
{
    private readonly Option<int> inputs = new("--inputs")
    {
        Description = "Inputs of the payment that schemes are compared by", HelpName = "N", DefaultValueFactory = _ => 1
    };
    private readonly Option<int> outputs = new("--outputs") { Description = "Its outputs", HelpName = "N", DefaultValueFactory = _ => 2 };
    private readonly Option<int> depth = new("--tree-depth")
    {
        Description = "Depth of the spent leaf in its P2MR tree, 0 to 128", HelpName = "N", DefaultValueFactory = _ => 0
    };
    private readonly Option<double> fee =
        new("--fee-rate") { Description = "Fee in satoshi a virtual byte", HelpName = "NUMBER", DefaultValueFactory = _ => 10 };
    private readonly Option<double> share = new("--share")
    {
        Description = "Share of each block that moving takes, above 0 and at most 1", HelpName = "SHARE", DefaultValueFactory = _ => 0.25
    };
    private readonly Option<string> set = new("--move")
    {
        Description = "Outputs whose moving decides how long the migration takes", HelpName = "exposed|all|all-2022",
        DefaultValueFactory = _ => OutputSet.All2024.Name
    };
    private readonly CountOption<double?> count =
        new("--count") { Description = "Your own number of outputs to move instead, taken as P2WPKH", HelpName = "N" };
    private readonly Option<double> seconds = new("--seconds")
    {
        Description = "Seconds to measure each scheme's signing and again its checking; 0 leaves it out", HelpName = "NUMBER",
        DefaultValueFactory = _ => 0.2
    };
    private readonly Option<string?> start =
        new("--start") { Description = "Day on which migration begins, such as 2027-01-31 (default: today)", HelpName = "DATE" };
    private readonly Option<double> margin = new("--margin")
    {
        Description = "Years that must lie between the last moved coin and the machine", HelpName = "YEARS", DefaultValueFactory = _ => 0
    };
    private readonly Option<double?> preparation = new("--preparation")
    {
        Description = "Your own years of preparing before coins can move, beside the published tracks", HelpName = "YEARS"
    };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public MigrateCommand()
        : base("migrate", "What post-quantum signatures cost, how long moving every coin takes, and whether that is in time.")
    {
        foreach (Option option in (Option[])
        [
            inputs, outputs, depth, fee, share, set, count, seconds, start, margin, preparation, seed, Json, Html
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum migrate",
        "chrysalis quantum migrate --share 0.5 --start 2028-01-01 --html out/migrate.html",
        "chrysalis quantum migrate --inputs 2 --tree-depth 1 --fee-rate 25 --seconds 0 --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(MigrationReport))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        int seed = arguments.GetValue(this.seed);
        OutputSet moved = Moved(arguments);
        DateOnly start = Day(arguments.GetValue(this.start));
        double? preparation = Words.Within("--preparation", arguments.GetValue(this.preparation), 0, 100);
        var options = new MigrationOptions
        {
            Inputs = arguments.GetValue(inputs),
            Outputs = arguments.GetValue(outputs),
            TreeDepth = arguments.GetValue(depth),
            FeeRate = arguments.GetValue(fee),
            Share = arguments.GetValue(share),
            Sets = [.. new[] { OutputSet.ExposedByScript, OutputSet.All2024 }.Where(set => set.Name != moved.Name), moved],
            SecondsEach = arguments.GetValue(seconds),
            Machine = KeyBreakers.Default(seed, context.Cancellation),
            Start = start,
            MarginYears = arguments.GetValue(margin),
            Tracks = preparation is { } years
                ? [.. MigrationTrack.Published, new("your own", years, false, "given: --preparation")]
                : MigrationTrack.Published,
            Seed = seed,
        };
        return Present(
            arguments,
            context,
            new Presentation<MigrationReport>(MigrateTable.Print, MigratePage.Write),
            steps => MigrationStudy.Run(options, steps.InShares("measure signatures"), context.Cancellation));
    }

    private OutputSet Moved(ParseResult arguments)
    {
        if (arguments.GetValue(this.count) is not { } count)
            return OutputSet.Named(arguments.GetRequiredValue(set));
        return count is >= 1 and <= 1e11
            ? new("given", [new(SpendPath.P2wpkh, (long)count)], "given: --count; assumed: all P2WPKH")
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--count takes 1 to 1e11 outputs, not {count}."));
    }

    private static DateOnly Day(string? given) => given is null
        ? DateOnly.FromDateTime(DateTime.UtcNow)
        : DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= 2000 and <= 2200
            ? day
            : throw new UsageException($"--start takes a day from 2000-01-01 to 2200-12-31 such as 2027-01-31, not '{given}'.");
}
