using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Running means of the figures that compare pictures.</summary>
internal sealed class PixelFigures
{
    private RunningMean framePsnr;
    private RunningMean frameSsim;
    private RunningMean mouthPsnr;
    private RunningMean mouthSsim;
    private RunningMean sharpness;

    /// <summary>Mean sharpness of the real mouth's box in the pictures added; null without any.</summary>
    public double? Sharpness => sharpness.Value;

    /// <summary>Adds a frame; without a box (no face in the real one) only the whole frame counts.</summary>
    public void Add(Frame real, Frame other, PixelArea? mouth)
    {
        framePsnr.Add(Psnr(real, other, null));
        frameSsim.Add(ImageQuality.Ssim(real, other));
        if (mouth is null)
            return;
        mouthPsnr.Add(Psnr(real, other, mouth));
        mouthSsim.Add(ImageQuality.Ssim(real, other, mouth));
        sharpness.Add(ImageQuality.VarianceOfLaplacian(other, mouth));
    }

    /// <summary>The given figures with these added.</summary>
    public MouthFigures AddTo(MouthFigures figures) => figures with
    {
        FramePsnrDb = framePsnr.Value,
        FrameSsim = frameSsim.Value,
        MouthPsnrDb = mouthPsnr.Value,
        MouthSsim = mouthSsim.Value,
    };

    private static double Psnr(Frame real, Frame other, PixelArea? area) =>
        Math.Min(MouthFigures.MostPsnrDb, ImageQuality.Psnr(real, other, area));

    private struct RunningMean
    {
        private double sum;
        private int count;

        public readonly double? Value => count == 0 ? null : sum / count;

        public void Add(double value) => (sum, count) = (sum + value, count + 1);
    }
}
