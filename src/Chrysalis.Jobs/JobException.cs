using Chrysalis.Foundation.Errors;

namespace Chrysalis.Jobs;

/// <summary>Units failed; all others are done, and kept where there is a store.</summary>
public sealed class JobException : ChrysalisException
{
    /// <summary>Creates the exception for the failed units, at least one.</summary>
    public JobException(IReadOnlyList<UnitFailure> failures)
        : base(Sentence(failures), failures[0].Error)
    {
        Failures = failures;
        Value = failures[0].Unit.ToString();
    }

    /// <summary>The failed units in their order.</summary>
    public IReadOnlyList<UnitFailure> Failures { get; }

    private static string Sentence(IReadOnlyList<UnitFailure> failures)
    {
        UnitFailure first = failures[0];
        string others = failures.Count == 1 ? "" : FormattableString.Invariant($" and {failures.Count - 1} more");
        return FormattableString.Invariant(
            $"Unit '{first.Unit}'{others} failed {first.Tries} times ({first.Error.Message.TrimEnd('.')}): see to that and run again.");
    }
}
