namespace Chrysalis.Architecture.Tests.Types.Samples.Circle;

/// <summary>Uses the namespace within its own, in the code of a method only.</summary>
internal sealed class Outer
{
    public static object Make() => new List<int>().Select(_ => new Inner.Part()).FirstOrDefault() ?? new Inner.Part();
}
