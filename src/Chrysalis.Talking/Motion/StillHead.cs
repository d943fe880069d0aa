namespace Chrysalis.Talking.Motion;

/// <summary>A head that stays as it is at rest. Threads may share it.</summary>
internal sealed class StillHead : IHeadMotion
{
    /// <summary>The only one.</summary>
    public static readonly StillHead Instance = new();

    private StillHead()
    {
    }

    /// <inheritdoc/>
    public HeadMotion At(double seconds) => default;
}
