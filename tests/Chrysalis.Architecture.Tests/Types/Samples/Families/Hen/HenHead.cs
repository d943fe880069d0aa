namespace Chrysalis.Architecture.Tests.Types.Samples.Families.Hen;

/// <summary>A family that is made of another one.</summary>
internal sealed class HenHead : Egg.EggHead;
