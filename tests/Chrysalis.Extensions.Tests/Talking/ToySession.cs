using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>Red is the level, which rises at once and falls slowly (state); green is drawn (seed); blue counts frames.</summary>
internal sealed class ToySession(SpeakingScene scene, ulong seed) : ISpeakingSession
{
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        byte drawn = (byte)new Random((int)seed).Next(256);
        var block = new float[speech.RateHz / 20];
        float level = 0;
        foreach (SceneFrame frame in frames)
        {
            int heard = 0;
            while (heard < block.Length && speech.Read(block.AsSpan(heard), cancellation) is > 0 and int count)
                heard += count;
            if (heard == 0 && scene.FrameCount is null)
                yield break;
            level = Math.Max(0.8f * level, heard == 0 ? 0 : block.AsSpan(0, heard).ToArray().Max(MathF.Abs));
            var picture = new Frame(scene.Size.Width, scene.Size.Height);
            for (int i = 0; i < picture.Rgb.Length; i += 3)
                (picture.Rgb[i], picture.Rgb[i + 1], picture.Rgb[i + 2]) = ((byte)(255 * Math.Min(1, level)), drawn, (byte)frame.Index);
            yield return new WholePainted(picture);
        }
    }

    public void Dispose()
    {
    }
}
