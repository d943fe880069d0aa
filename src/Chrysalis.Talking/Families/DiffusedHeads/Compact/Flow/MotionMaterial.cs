using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>What motion is taught from and tried on, once there is something that hears.</summary>
internal sealed class MotionMaterial : IDisposable
{
    private readonly Dictionary<PreparedClip, Tensor> heard;

    /// <param name="recipe">How windows are changed.</param>
    /// <param name="footage">The footage.</param>
    /// <param name="motion">Its motion.</param>
    /// <param name="codes">What was measured of its faces.</param>
    /// <param name="encoder">What hears; it is changed while this is made and as before afterwards.</param>
    /// <param name="context">What it draws from.</param>
    public MotionMaterial(
        MotionRecipe recipe, HeadFootage footage, MotionFootage motion, HeadCodes codes, SpeechEncoder encoder, StageContext context)
    {
        double rate = footage.Rate.PerSecond;
        using Generator noise = context.Noise("heard");
        Windows = new(recipe, motion, Long(footage.Footage.Training), encoder, rate, noise);
        HeldWindows = new(recipe, motion, Long(footage.Footage.Validation), encoder, rate, noise);
        using var _ = no_grad();
        heard = footage.Footage.Validation.Select(segment => segment.Clip).Distinct()
            .ToDictionary(clip => clip, clip => MotionWindows.Hear(clip, encoder, motion.Scale, rate));
        Trial = new(motion, footage.Footage.Validation, heard, codes.OpeningReading);
    }

    /// <summary>Windows to learn from.</summary>
    public MotionWindows Windows { get; }

    /// <summary>Windows that are not learnt from.</summary>
    public MotionWindows HeldWindows { get; }

    /// <summary>Tries what was learnt.</summary>
    public MotionTrial Trial { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor told in heard.Values)
            told.Dispose();
    }

    private static ClipSegment[] Long(IReadOnlyList<ClipSegment> segments) =>
        [.. segments.Where(segment => segment.Length >= MotionLayout.Window)];
}
