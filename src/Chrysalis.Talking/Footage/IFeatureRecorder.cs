namespace Chrysalis.Talking.Footage;

/// <summary>Records one feature of one video, from its first frame to its last.</summary>
public interface IFeatureRecorder
{
    /// <summary>Sees the next frame.</summary>
    void See(FootageFrame frame)
    {
    }

    /// <summary>Hears the next samples, 16 kHz, one channel; the first is heard with the first frame.</summary>
    void Hear(ReadOnlySpan<float> samples)
    {
    }

    /// <summary>There is nothing more to see or hear: the last moment to write.</summary>
    void Complete()
    {
    }
}
