namespace Chrysalis.Talking.Footage;

/// <summary>The recorder of a feature that needs no memory: each frame by itself. Not for use from several threads at once.</summary>
/// <param name="see">Writes what is known of a frame.</param>
public sealed class FrameRecorder(Action<FootageFrame> see) : IFeatureRecorder
{
    private readonly Action<FootageFrame> see = see ?? throw new ArgumentNullException(nameof(see));

    /// <inheritdoc/>
    public void See(FootageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        see(frame);
    }
}
