namespace Chrysalis.Architecture.Tests.Types.Samples.Tree;

/// <summary>Uses the namespace within its own, which does not use it.</summary>
internal sealed class Root
{
    public Inner.Leaf? Leaf { get; init; }
}
