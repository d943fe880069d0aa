namespace Chrysalis.Architecture.Tests.Types.Samples.Families.Egg;

/// <summary>A family that uses nothing.</summary>
internal class EggHead;
