namespace Chrysalis.Architecture.Tests.Types.Samples.Circle.Inner;

/// <summary>Uses the namespace around its own.</summary>
internal sealed class Part
{
    public Outer? Back { get; init; }
}
