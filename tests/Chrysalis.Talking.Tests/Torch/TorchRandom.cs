namespace Chrysalis.Talking.Tests.Torch;

/// <summary>
/// The tests that count on Torch's default generator, which the whole process shares: they run alone,
/// or another class's draws would come between the seed and what is drawn from it.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class TorchRandom
{
    public const string Name = "Torch's default generator";
}
