using System.Globalization;
using System.Text.Json;

namespace Chrysalis.Talking.Media.Streams;

/// <summary>A sound track as it is to be decoded.</summary>
/// <param name="Index">ffmpeg's number of the track.</param>
/// <param name="Count">Sound tracks of the file.</param>
/// <param name="Channels">Its channels; 0 where it does not say.</param>
/// <param name="PrimingSamples">Samples that the encoder put before the sound, where ffmpeg would cut wrongly; 0 leaves it to
/// ffmpeg.</param>
internal sealed record SoundTrackInfo(int Index, int Count, int Channels, int PrimingSamples)
{
    /// <summary>No sound.</summary>
    public static SoundTrackInfo None { get; } = new(0, 0, 0, 0);

    /// <summary>The track of a stream.</summary>
    public static SoundTrackInfo Of(JsonElement stream, int count) => new(
        (int)StreamElement.Number(stream, "index"), count, (int)StreamElement.Number(stream, "channels"), Priming(stream));

    /// <summary>ffmpeg's options before the input.</summary>
    public IReadOnlyList<string> Decoding => PrimingSamples > 0 ? ["-flags2", "+skip_manual"] : [];

    /// <summary>ffmpeg's filters before any others; they end with a comma where there are any.</summary>
    public string Filter => PrimingSamples > 0
        ? string.Create(CultureInfo.InvariantCulture, $"atrim=start_sample={PrimingSamples},") : "";

    /// <summary>
    /// Windows Media Audio begins with one block of priming; ffmpeg cuts two, and with the second one the beginning of the sound.
    /// </summary>
    private static int Priming(JsonElement stream) => StreamElement.Text(stream, "codec_name") is not ("wmav1" or "wmav2")
        ? 0
        : StreamElement.Number(stream, "sample_rate") switch
        {
            <= 16000 => 512,
            <= 22050 => 1024,
            <= 32000 when StreamElement.Text(stream, "codec_name") == "wmav1" => 1024,
            <= 48000 => 2048,
            _ => 4096,
        };
}
