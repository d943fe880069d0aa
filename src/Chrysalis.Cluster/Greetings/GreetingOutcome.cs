using Chrysalis.Cluster.Membership;

namespace Chrysalis.Cluster.Greetings;

/// <summary>How a greeting ended.</summary>
/// <param name="Refusal">Why it failed; None where it did not.</param>
/// <param name="Other">What the other side said of itself; null where it did not come to that.</param>
internal readonly record struct GreetingOutcome(GreetingRefusal Refusal, Hello? Other)
{
    /// <summary>Whether both may go on.</summary>
    public bool IsWelcome => Refusal == GreetingRefusal.None;

    /// <summary>The settings that the sentence speaks of.</summary>
    public IReadOnlyList<string> Settings =>
        Refusal is GreetingRefusal.OneSecret or GreetingRefusal.OtherSecret ? [nameof(GreetingTerms.Secret)] : [];

    /// <summary>What is wrong, in one sentence.</summary>
    /// <param name="other">Who the other is, with its address: the worker at 127.0.0.1:7411.</param>
    /// <param name="own">This side's terms.</param>
    public string Sentence(string other, GreetingTerms own) => Refusal switch
    {
        GreetingRefusal.OtherVersion =>
            $"The {other} is of version {Other!.Version}, not {own.Version} as this program: run the same version on both.",
        GreetingRefusal.OneSecret when own.Secret is null =>
            $"The {other} asks for a secret: give it, also by {ClusterSecret.Variable}.",
        GreetingRefusal.OneSecret => $"The {other} has no secret, and this program has one: give both the same, or none.",
        GreetingRefusal.OtherSecret => $"The {other} has another secret than this program: give both the same.",
        GreetingRefusal.Slow =>
            FormattableString.Invariant($"The {other} did not greet within {own.Patience.TotalSeconds:0.#} s: ")
                + "see whether it is one of Chrysalis.",
        _ => $"The {other} does not greet as one of Chrysalis does: see whether the address is right.",
    };
}
