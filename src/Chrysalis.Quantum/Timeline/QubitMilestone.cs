using Chrysalis.Quantum.Published;

namespace Chrysalis.Quantum.Timeline;

/// <summary>A chip of superconducting qubits, when it was shown, and how good it was.</summary>
/// <param name="Name">Maker and chip.</param>
/// <param name="Date">When it was announced or its result published.</param>
/// <param name="Qubits">Physical qubits.</param>
/// <param name="Lambda">Factor by which logical errors fall with two more of distance; null where none was measured.</param>
/// <param name="Source">Where it was published.</param>
public sealed record QubitMilestone(string Name, DateOnly Date, int Qubits, double? Lambda, string Source)
{
    /// <summary>The machine that growth starts from: the largest with errors below the threshold as published.</summary>
    public static QubitMilestone Willow { get; } = new(
        "Google Willow", new(2024, 12, 9), WillowFigures.Qubits, WillowFigures.Lambda, "arXiv:2408.13687, Nature 638, 920");

    /// <summary>All of them, by date.</summary>
    public static IReadOnlyList<QubitMilestone> All { get; } =
    [
        new("Google Sycamore", new(2019, 10, 23), 53, null, "Nature 574, 505"),
        new("IBM Eagle", new(2021, 11, 16), 127, null, "IBM, November 2021"),
        new(
            "Google Sycamore, third generation", new(2022, 7, 20), 72, 3.028 / 2.914,
            "arXiv:2207.06431: 3.028 % and 2.914 % a cycle at d = 3 and 5"),
        new("IBM Osprey", new(2022, 11, 9), 433, null, "IBM, November 2022"),
        new("IBM Condor", new(2023, 12, 4), 1121, null, "IBM, 4 December 2023; error rates not published"),
        Willow,
        new("IBM Nighthawk", new(2025, 11, 12), 120, null, "IBM, 12 November 2025"),
        new("USTC Zuchongzhi 3.2", new(2025, 12, 22), 107, 1.40, "Phys. Rev. Lett. 135, 260601"),
    ];

    /// <summary>The uniform gate error rate that has this suppression: 0.01 / Lambda; null where Lambda is.</summary>
    public double? EffectiveErrorRate => 0.01 / Lambda;

    /// <summary>The date in years.</summary>
    public double Year => BreakDateDistribution.YearOf(Date);
}
