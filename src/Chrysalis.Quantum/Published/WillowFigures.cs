using static System.FormattableString;

namespace Chrysalis.Quantum.Published;

/// <summary>What Google published of its chip Willow.</summary>
public static class WillowFigures
{
    /// <summary>The paper on its memory.</summary>
    public const string Paper = "Google Quantum AI, Nature 638, 920 (2025), arXiv:2408.13687";

    /// <summary>Physical qubits.</summary>
    public const int Qubits = 105;

    /// <summary>Factor by which the errors of a logical qubit fall with two more of distance, decoded by a neural network.</summary>
    public const double Lambda = 2.14;

    /// <summary>Standard error of <see cref="Lambda"/>.</summary>
    public const double LambdaError = 0.02;

    /// <summary>Errors a cycle of the logical qubit of distance 7.</summary>
    public const double ErrorsPerCycle = 1.43e-3;

    /// <summary>Standard error of <see cref="ErrorsPerCycle"/>.</summary>
    public const double ErrorsPerCycleError = 0.03e-3;

    /// <summary>The uniform error rate of physical gates that has this suppression: 0.01 / Lambda (derived, not published).</summary>
    public const double EffectiveErrorRate = 0.01 / Lambda;

    /// <summary><see cref="Lambda"/> with its error, for readers.</summary>
    public static string LambdaText { get; } = Invariant($"{Lambda:0.00} ± {LambdaError:0.00}");

    /// <summary><see cref="ErrorsPerCycle"/> in percent.</summary>
    public static string ErrorsPerCycleText { get; } = Invariant($"{100 * ErrorsPerCycle:0.000} %");

    /// <summary><see cref="ErrorsPerCycle"/> in percent with its error.</summary>
    public static string ErrorsPerCycleWithError { get; } = Invariant($"{ErrorsPerCycleText} ± {100 * ErrorsPerCycleError:0.000} %");
}
