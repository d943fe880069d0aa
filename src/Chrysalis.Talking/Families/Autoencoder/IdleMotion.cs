using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// The portrait's latents over a restful clip, smoothed: how the head moves, looks and blinks when the persona is on its own.
/// </summary>
internal static class IdleMotion
{
    private const int MostFrames = 150;
    private const int AveragedFrames = 4096;

    /// <returns>Frames x latent.</returns>
    public static Tensor Measure(PreparedFootage footage, PortraitEncoder encoder, CancellationToken cancellation)
    {
        using var _ = no_grad();
        Device device = encoder.parameters().First().device;
        PreparedClip restful = footage.Clips.Where(clip => clip.PictureCount > 0).MinBy(MeanOpening)!;
        (int height, int width) = restful.PictureSize;
        var options = new VideoReadOptions { Rate = AutoencoderPreset.FrameRate, Size = (width, height) };
        var latents = new List<Tensor>();
        foreach (Frame frame in VideoReader.Read(restful.Source, options, cancellation).Take(MostFrames))
            latents.Add(encoder.call(FrameTensor.FromFrames([frame], device)));
        return Smooth(cat([.. latents]));
    }

    private static double MeanOpening(PreparedClip clip)
    {
        double sum = 0;
        for (int first = 0; first < clip.FrameCount; first += AveragedFrames)
            sum += clip.ReadOpening(first, Math.Min(AveragedFrames, clip.FrameCount - first)).Sum(value => (double)value);
        return sum / clip.FrameCount;
    }

    /// <summary>A binomial window of five frames over time, the ends held.</summary>
    private static Tensor Smooth(Tensor latents)
    {
        long count = latents.shape[0];
        double[] window = [1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0];
        Tensor sum = zeros_like(latents);
        for (int k = 0; k < window.Length; k++)
        {
            long[] indices = [.. Enumerable.Range(0, (int)count).Select(i => Math.Clamp((long)i + k - 2, 0, count - 1))];
            sum = sum.Plus(latents.index_select(0, tensor(indices).to(latents.device)) * Scalars.Of(window[k]));
        }

        return sum;
    }
}
