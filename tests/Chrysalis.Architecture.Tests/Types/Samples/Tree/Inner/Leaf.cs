namespace Chrysalis.Architecture.Tests.Types.Samples.Tree.Inner;

/// <summary>Uses nothing.</summary>
internal sealed class Leaf;
