using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using Chrysalis.Talking.VolumeRendering.Official;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>
/// Teaches the head: rays of one frame a step, most of them in the face's box, must show the head before the background, by the coarse
/// network and by the fine one. The public code takes the box's left edge for its upper one; here it is where the face is.
/// </summary>
internal sealed class AdNerfHeadStage : ITrainingStage
{
    private const string Smoothed = "smoothed";

    private readonly AdNerfFootage footage;
    private readonly AdNerfRecipe recipe;
    private readonly Device device;
    private readonly CoarseFineRenderer renderer;
    private readonly AdamOptimizer optimizer, attention;
    private int smoothed;

    public AdNerfHeadStage(AdNerfFootage footage, AdNerfRecipe recipe, StageContext context)
    {
        (this.footage, this.recipe, device) = (footage, recipe, context.Device);
        using Generator noise = context.Noise("weights");
        Networks = new(
            InitialWeights.Create(() => new FaceNerf(FaceNerfShape.Head), noise),
            InitialWeights.Create(() => new FaceNerf(FaceNerfShape.Head), noise),
            InitialWeights.Create(() => new AudioNet(), noise), InitialWeights.Create(SpeechWindow.Attention, noise));
        foreach ((_, nn.Module network) in Parts)
            network.to(device);
        renderer = new(Networks.Coarse, Networks.Fine, recipe.Sampling);
        optimizer = new(Parts.SkipLast(1).SelectMany(part => part.Network.named_parameters()
            .Select(parameter => (part.Name + parameter.name, parameter.parameter))));
        attention = new(Networks.Attention!.named_parameters(), rateFactor: _ => recipe.AttentionRate);
    }

    /// <summary>The networks.</summary>
    public HeadNerf Networks { get; }

    private (string Name, nn.Module Network)[] Parts =>
        [("coarse.", Networks.Coarse), ("fine.", Networks.Fine), ("audio.", Networks.Audio), ("attention.", Networks.Attention!)];

    public double Learn(TrainingStep at)
    {
        int index = at.Draw.Next(footage.Footage.Training.Count);
        OfficialFrame frame = footage.Footage.Training[index];
        int[] pixels = Pixels(frame, at.Draw);
        Tensor target = PixelDraw.Colours(footage.Footage.Head(frame), pixels).to(device);
        Tensor behind = PixelDraw.Colours(footage.Footage.Background, pixels).to(device);
        RayBatch rays = RayBatch.Of(footage.Footage.Camera, AdNerfFootage.Pose(frame), pixels, device);
        bool smooths = at.Fraction >= recipe.SmoothFrom;
        Tensor code = smooths
            ? Networks.Attention!.call(Networks.Audio.call(footage.WindowsAround(index).to(device)).unsqueeze(0)).squeeze(0)
            : Networks.Audio.call(footage.Window(index).to(device)).squeeze(0);
        Tensor leaf = code.detach().requires_grad_();
        double loss = RayParts.Learn(pixels.Length, recipe.RaysAtOnce, (first, count) =>
        {
            RenderedRays seen = renderer.Render(
                RayParts.Of(rays, first, count), behind.narrow(0, first, count), leaf, footage.Range, recipe.Jitters ? at.Noise : null);
            Tensor wanted = target.narrow(0, first, count);
            return (seen.Fine.Colour - wanted).Squared().mean().Plus((seen.Coarse.Colour - wanted).Squared().mean());
        });
        (code * leaf.grad!).sum().backward();
        double rate = recipe.HeadRateAt(at.Fraction);
        optimizer.Step(at.Number + 1, rate, double.PositiveInfinity);
        if (smooths)
            attention.Step(++smoothed, rate, double.PositiveInfinity);
        return loss;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return new Dictionary<string, double>
        {
            ["head_psnr_db"] = AdNerfPreview.Write(
                Path.Combine(folder, $"head-{steps:D6}.png"), footage, footage.Footage.Head(footage.Footage.Held[0]),
                new(renderer, null), HeldCode(), recipe.PreviewRows),
        };
    }

    /// <summary>What is heard in the first frame to validate with.</summary>
    public Tensor HeldCode()
    {
        using Tensor windows = footage.HeldWindowsAround(0).to(device);
        return Networks.Attention!.call(Networks.Audio.call(windows).unsqueeze(0)).squeeze(0);
    }

    public IReadOnlyDictionary<string, Tensor> State()
    {
        Dictionary<string, Tensor> state = Parts.SelectMany(part => ModuleWeights.Of(part.Network, part.Name))
            .Concat(optimizer.State("optimizer.")).Concat(attention.State("optimizer.attention.")).ToDictionary();
        state[Smoothed] = tensor(new[] { smoothed });
        return state;
    }

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string name, nn.Module network) in Parts)
            ModuleWeights.Load(network, tensors, name, source);
        optimizer.Restore(tensors, "optimizer.");
        attention.Restore(tensors, "optimizer.attention.");
        smoothed = tensors[Smoothed].item<int>();
    }

    public void Dispose()
    {
        Networks.Dispose();
        optimizer.Dispose();
        attention.Dispose();
    }

    private int[] Pixels(OfficialFrame frame, Random draw)
    {
        (int width, int height) = (footage.Footage.Camera.Width, footage.Footage.Camera.Height);
        return footage.Footage.FaceBox(frame) is PixelBox { Width: > 0, Height: > 0 } box
            ? PixelDraw.Mostly(draw, width, height, box, recipe.HeadRays, recipe.FaceShare)
            : PixelDraw.Different(draw, width, height, recipe.HeadRays);
    }
}
