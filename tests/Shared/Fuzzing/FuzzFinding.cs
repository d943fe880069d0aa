namespace Chrysalis.Testing;

/// <summary>A target behaved in a way it must not, without an exception of its own.</summary>
/// <param name="kind">What findings of one kind share; one of them is shown.</param>
/// <param name="message">What happened.</param>
internal sealed class FuzzFinding(string kind, string message) : Exception(message)
{
    public string Kind { get; } = kind;
}
