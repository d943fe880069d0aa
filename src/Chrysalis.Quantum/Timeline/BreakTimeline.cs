using System.Globalization;
using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Resources;

namespace Chrysalis.Quantum.Timeline;

/// <summary>
/// Draws futures of the hardware and asks in each when a published machine first exists: enough qubits for the error rate of that date,
/// by the model of <see cref="ResourceModel"/>. Blocks of futures are independent and seeded, so any split gives the same dates.
/// </summary>
public static class BreakTimeline
{
    /// <summary>Name of the machine that the sensitivities are about: 2026's, for a 256-bit key in minutes.</summary>
    public const string LatestMachine = "google-2026";

    private const int BlockSize = 500;

    /// <summary>From here on better algorithms count, where they are supposed.</summary>
    private const double RequirementYear = 2026.25;

    /// <summary>Better algorithms never save more than this share of the qubits.</summary>
    private const double LeastRequirement = 0.05;

    /// <summary>Draws the futures.</summary>
    /// <param name="options">What to draw from.</param>
    /// <param name="progress">Told the share of futures drawn.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <exception cref="QuantumException">An option outside its limits, or an unknown scenario.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TimelineReport Run(TimelineOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        GrowthScenario[] scenarios = options.Scenario == "mixed" ? [.. GrowthScenario.All] : [GrowthScenario.Named(options.Scenario)];
        QubitRequirement[] requirements = [.. QubitRequirement.Published];
        var years = new double[requirements.Length][];
        for (int i = 0; i < years.Length; i++)
            years[i] = new double[options.Futures];
        Draw(options, scenarios, requirements, years, progress, cancellation);
        double start = Start(options);
        return new()
        {
            Scenario = options.Scenario,
            Futures = options.Futures,
            Seed = options.Seed,
            StartYear = start,
            StartQubits = options.StartQubits,
            StartErrorRate = options.StartErrorRate,
            Horizon = options.Horizon,
            Machines = [.. requirements.Select((one, i) => Machine(one, years[i], scenarios, options))],
            Article =
            [
                Extrapolation.From(start, options.StartQubits, "a key in one hour (Webber et al. 2022)", KeyMachines.WebberHourQubits),
                Extrapolation.From(start, options.StartQubits, "a key in nine minutes (Google 2026)", 500_000),
            ],
            Sensitivities = TimelineSensitivities.Of(options, scenarios[0], requirements.Single(one => one.Estimate.Name == LatestMachine)),
            MiddleYear = Finite(Middle(options, scenarios[0])
                .Arrival(Needed(options, requirements.Single(one => one.Estimate.Name == LatestMachine)), options.Horizon)),
        };
    }

    /// <summary>The course of a scenario at the middle of everything that is drawn.</summary>
    internal static HardwareFuture Middle(TimelineOptions options, GrowthScenario scenario) => new(
        Start(options), options.StartQubits, options.StartErrorRate, scenario.DoublingYears, scenario.HalvingYears,
        Math.Sqrt(scenario.ErrorFloor.Low * scenario.ErrorFloor.High), scenario.SlowAboveQubits, scenario.Slowdown);

    /// <summary>Qubits needed at a date and error rate.</summary>
    internal static Func<double, double, double> Needed(TimelineOptions options, QubitRequirement requirement) => (year, errorRate) =>
        requirement.At(errorRate) * Math.Max(
            LeastRequirement, Math.Pow(2, -Math.Max(0, year - RequirementYear) / options.RequirementHalvingYears));

    /// <summary>A date in years, or null for never.</summary>
    internal static double? Finite(double year) => double.IsFinite(year) ? year : null;

    private static double Start(TimelineOptions options) => options.StartYear ?? QubitMilestone.Willow.Year;

    private static void Draw(
        TimelineOptions options, GrowthScenario[] scenarios, QubitRequirement[] requirements, double[][] years, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        Func<double, double, double>[] needed = [.. requirements.Select(one => Needed(options, one))];
        int blocks = (options.Futures + BlockSize - 1) / BlockSize, done = 0;
        Parallel.For(0, blocks, new() { CancellationToken = cancellation }, block =>
        {
            var random = new Random(unchecked(options.Seed * 1_000_003 + block));
            int end = Math.Min(options.Futures, (block + 1) * BlockSize);
            for (int i = block * BlockSize; i < end; i++)
            {
                // Scenarios take turns, so each has its exact share.
                HardwareFuture future = Draw(options, scenarios[i % scenarios.Length], random);
                for (int machine = 0; machine < years.Length; machine++)
                    years[machine][i] = future.Arrival(needed[machine], options.Horizon);
            }

            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
    }

    private static HardwareFuture Draw(TimelineOptions options, GrowthScenario scenario, Random random)
    {
        (double low, double high) = (Math.Log(scenario.ErrorFloor.Low), Math.Log(scenario.ErrorFloor.High));
        return Middle(options, scenario) with
        {
            DoublingYears = scenario.DoublingYears * Math.Exp(Math.Log(options.Spread) * Normal(random)),
            HalvingYears = scenario.HalvingYears * Math.Exp(Math.Log(options.Spread) * Normal(random)),
            ErrorFloor = Math.Exp(low + (high - low) * random.NextDouble()),
        };
    }

    /// <summary>A standard normal number (Box and Muller).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static TimelineMachine Machine(
        QubitRequirement requirement, double[] years, GrowthScenario[] scenarios, TimelineOptions options)
    {
        PublishedEstimate estimate = requirement.Estimate;
        string task = string.Create(CultureInfo.InvariantCulture, $"{estimate.Work.Task} ({estimate.Year})");
        return new(new BreakDateDistribution(task, years))
        {
            Name = estimate.Name,
            Task = task,
            PublishedQubits = estimate.PublishedQubits,
            QubitsAtStart = Finite(requirement.At(options.StartErrorRate)),
            QubitsAtOneInThousand = Finite(requirement.At(1e-3)),
            MedianByScenario = scenarios.Select((scenario, i) =>
                (scenario.Name, Finite(new BreakDateDistribution(task, years.Where((_, future) => future % scenarios.Length == i)).Median)))
                .ToDictionary(pair => pair.Name, pair => pair.Item2),
        };
    }
}
