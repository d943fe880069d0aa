using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Measures a trained compact generator's rest and gain on its footage.</summary>
internal sealed class MouthDriveFit(
    CompactGenerator generator, MouthShapeHead shape, Wav2LipPreset preset, PreparedFootage footage, StageContext context)
{
    private const int RestfulShare = 20;
    private const int FramesOfASegment = 6;
    private const int SharpnessFrames = 90;
    private readonly Device device = context.Device;
    private readonly WindowBatch batch = new(preset, context.Device);

    /// <summary>Hears the footage, finds rest, direction and mean, and then the factor by looking at painted mouths.</summary>
    public MouthDrive Fit(CancellationToken cancellation)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor all = cat([.. footage.Training.Select(Hear)]);
        Tensor reading = shape.OpeningReading;
        Tensor opening = all.matmul(reading);
        Tensor centred = opening - opening.mean();
        Tensor direction = ((all - all.mean([0])) * centred.unsqueeze(1)).mean([0]) / centred.Squared().mean();
        var gain = new OpeningGain(Floats(reading), Floats(direction), opening.mean().item<float>(), 1);
        IReadOnlyList<(ClipSegment, Tensor)> held = [.. footage.Validation.Select(segment => (segment, Hear(segment)))];
        float sharpen = MeasureSharpening();
        var calibration = new OpeningCalibration(
            preset.Crop, Wav2LipPreset.FrameRate, (original, heard) => Paint(original, heard, sharpen));
        return new(Rest(all, opening), calibration.Calibrate(gain, held, cancellation), sharpen);
    }

    /// <summary>How much sharper held-out faces must be painted to have the real ones' Laplacian.</summary>
    private float MeasureSharpening()
    {
        using var loss = new PictureLoss(preset, device);
        (PreparedClip Clip, int Frame)[] frames = [.. footage.Validation.SelectMany(Spread).Take(SharpnessFrames)];
        Tensor real = batch.Faces(frames);
        Tensor references = batch.Faces([.. footage.Validation.SelectMany(segment =>
            Spread(segment).Select(_ => (segment.Clip, segment.Start))).Take(SharpnessFrames)]);
        Tensor painted = generator.call(
            batch.GeneratorMel(frames),
            GeneratorInput.From(references, references, preset.PaintedFromRow).to(context.Type)).to(ScalarType.Float32);
        double goal = loss.Sharpness(real);
        return (float)UnsharpMask.Find(amount =>
        {
            using var scope = NewDisposeScope();
            return loss.Sharpness(UnsharpMask.Apply(painted, amount));
        }, goal);
    }

    private static IEnumerable<(PreparedClip Clip, int Frame)> Spread(ClipSegment segment) =>
        Enumerable.Range(0, FramesOfASegment).Select(i => (segment.Clip, segment.Start + i * segment.Length / FramesOfASegment));

    /// <summary>The mean over the twentieth that sounds most like a closed mouth.</summary>
    private static float[] Rest(Tensor all, Tensor opening)
    {
        Tensor closed = opening.argsort();
        return Floats(all[closed.narrow(0, 0, Math.Max(1, all.shape[0] / RestfulShare))].mean([0]));
    }

    private Tensor Hear(ClipSegment segment) =>
        generator.Hear(batch.GeneratorMel([.. Enumerable.Range(segment.Start, segment.Length).Select(t => (segment.Clip, t))]));

    private Frame[] Paint(Frame original, Tensor heard, double sharpen)
    {
        Tensor face = FrameTensor.FromFrames([original], device).flip(1);
        IReadOnlyList<Tensor> seen = generator.See(GeneratorInput.From(face, face, preset.PaintedFromRow).to(context.Type));
        Tensor painted = generator.Paint(heard, [.. seen.Select(part => part.expand(heard.shape[0], -1, -1, -1))]);
        return [.. UnsharpMask.Apply(painted.to(ScalarType.Float32), sharpen).unbind(0)
            .Select(picture => FrameTensor.ToFrame(picture.flip(0)))];
    }

    private static float[] Floats(Tensor values) => values.cpu().data<float>().ToArray();
}
