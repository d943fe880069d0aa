using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// Teaches a head in space: patches of rays of many frames are rendered over random colours; where the footage shows the head they must
/// show it, where it shows anything else the colour behind must be left.
/// </summary>
internal sealed class HeadStage<TField> : ITrainingStage
    where TField : nn.Module, IHeadField
{
    private const int Shown = 6, Measured = 12, EdgePx = 3;
    private const int UpperLip = 13, RightLid = 159, LeftLid = 386;
    private const float LeastSeen = 0.02f, SeenStays = 0.998f;

    private readonly HeadFootage footage;
    private readonly HeadCodes codes;
    private readonly HeadRecipe recipe;
    private readonly AlignedPoses poses;
    private readonly Func<TField, FieldOfMoment> packets;
    private readonly HeadNetwork<TField> live, average;
    private readonly ClipLooks liveLooks, looks;
    private readonly HingeDiscriminator discriminator;
    private readonly AdamOptimizer optimizer;
    private readonly VisibleShell solid;
    private readonly Tensor seen;
    private VisibleShell shell;

    public HeadStage(
        HeadFootage footage, HeadCodes codes, HeadRecipe recipe, Func<Generator, HeadNetwork<TField>> create,
        Func<TField, FieldOfMoment> packets, StageContext context)
    {
        (this.footage, this.codes, this.recipe, this.packets) = (footage, codes, recipe, packets);
        poses = new(footage);
        using Generator noise = context.Noise("weights");
        live = create(noise);
        average = create(noise);
        live.Head.Begin(footage.Head.Shape);
        average.Head.Begin(footage.Head.Shape);
        WeightAverage.Update(average, live, 0);
        average.eval();
        (liveLooks, looks) = (new ClipLooks(footage.Footage.Clips), new ClipLooks(footage.Footage.Clips));
        liveLooks.Begin(footage.OneOfEach());
        WeightAverage.Update(looks, liveLooks, 0);
        discriminator = new(CPU, noise);
        optimizer = new AdamOptimizer(live.named_parameters().Concat(liveLooks.named_parameters()), rateFactor: Rate);
        seen = zeros(VisibleShell.Cells);
        shell = solid = VisibleShell.Of(new HeadSolid(footage.Head.Shape, footage.TurnDeg).Holds);
    }

    /// <summary>The averaged network: what speaks in the end.</summary>
    public HeadNetwork<TField> Network => average;

    /// <summary>Where anything is seen.</summary>
    public VisibleShell Shell => shell;

    /// <summary>How the person usually looks.</summary>
    public float[] UsualLook => looks.Usual(footage.Footage.Training.Select(segment => segment.Clip));

    private int Rays => footage.SizePx / live.Scale;

    public double Learn(TrainingStep at)
    {
        Align(at.Number);
        int patch = recipe.PatchRays, scale = live.Scale, pixels = patch * scale;
        (PreparedClip Clip, int Frame)[] frames = [.. Enumerable.Range(0, recipe.Patches).Select(_ => footage.Draw(at.Draw))];
        HeadPatch[] patches = [.. frames.Select(f => Place(f.Clip, f.Frame, at.Draw))];
        (Tensor target, Tensor head) = footage.Pictures(frames, [.. patches.Select(p => (p.Column * scale, p.Row * scale))], pixels);
        Tensor behind = rand([patches.Length, 3, 1, 1], generator: at.Noise);
        Tensor measured = stack([.. frames.Select(f => codes.Codes[f.Clip][f.Frame])]);
        Tensor look = liveLooks.Of([.. frames.Select(f => f.Clip)]);
        // First what all clips share, and where the head is in each: a look would learn to move the head instead.
        if (at.Number < recipe.LooksFrom)
            look = zeros_like(look);
        Tensor code = cat(
            [
                measured.Plus(randn(measured.shape, generator: at.Noise) * Scalars.Of(recipe.CodeNoise)),
                look.Plus(randn(look.shape, generator: at.Noise) * Scalars.Of(recipe.LookNoise))
            ], 1);
        HeadRays rays = HeadRays.Cast(patches, patch, shell, recipe.Samples, at.Draw);
        (HeadComposite composite, Tensor picture) = live.Render(rays, code, patch);

        Tensor wanted = (head * target).Plus(head.neg().Plus(Scalars.Of(1)) * behind);
        int margin = live.Reach * scale;
        Tensor loss = Difference(Over(picture, behind), wanted, margin);
        if (scale > 1)
            loss =
                loss.Plus(
                    Difference(Over(composite.Picture, behind), nn.functional.avg_pool2d(wanted, scale), 0) * Scalars.Of(recipe.RayTerm));
        double shown = loss.item<float>();
        loss = loss.Plus(Spread(composite.Weights, rays.Lengths) * Scalars.Of(recipe.SpreadTerm))
            .Plus(liveLooks.Size() * Scalars.Of(recipe.LookTerm));
        double learningRate = recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction);
        bool adversarial = at.Fraction > recipe.AdversarialFrom;
        // Over what is really behind: the discriminator looks at the head, not at colours that no footage shows.
        Tensor painted = Inner(Over(picture, target), margin), real = Inner(target, margin);
        if (adversarial)
        {
            (Tensor score, Tensor difference) = discriminator.Compare(painted, real);
            loss = loss.Plus(difference * Scalars.Of(recipe.SeenTerm)) - score * Scalars.Of(recipe.AdversarialTerm);
        }

        loss.backward();
        optimizer.Step(at.Number + 1, learningRate);
        if (adversarial)
            discriminator.Learn(real, painted.detach(), at.Number, learningRate * recipe.DiscriminatorRate);
        double decay = WeightAverage.DecayAt(at.Number, recipe.AverageDecay);
        WeightAverage.Update(average, live, decay);
        WeightAverage.Update(looks, liveLooks, decay);
        Remember(rays, composite.Weights.detach(), at.Number);
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        (PreparedClip Clip, int Frame)[] frames = footage.Held(Measured);
        var pairs = new List<Tensor>();
        double error = 0, count = 0, sharp = 0, real = 0;
        Tensor look = steps < recipe.LooksFrom ? zeros(HeadCodes.Look) : tensor(UsualLook);
        foreach ((PreparedClip clip, int frame) in frames)
        {
            using var scope = NewDisposeScope();
            var whole = new HeadPatch(footage.View.Camera(Rays), poses.Pose(clip, frame), 0, 0);
            HeadRays rays = HeadRays.Cast([whole], Rays, shell, recipe.Samples, null);
            Tensor picture = average.Render(rays, cat([codes.Codes[clip][frame], look]).unsqueeze(0), Rays).Pixels;
            (Tensor target, Tensor head) = footage.Pictures([(clip, frame)]);
            // Over grey where the head should be: before the picture itself a hole would not be seen.
            Tensor painted = Over(picture, (target * head.neg().Plus(Scalars.Of(1))).Plus(head * Scalars.Of(0.5)));
            error += ((painted - target).Squared() * head).sum().item<float>();
            count += head.sum().item<float>() * 3;
            Tensor inner = nn.functional.max_pool2d(head.neg(), [2 * EdgePx + 1], [1], [EdgePx]).neg();
            sharp += (Laplacian.Of(painted).Squared() * inner).sum().item<float>();
            real += (Laplacian.Of(target).Squared() * inner).sum().item<float>();
            if (pairs.Count < Shown)
                pairs.Add(cat([target[0], painted[0]], 1).MoveToOuterDisposeScope());
        }

        StillImage.Save(Path.Combine(folder, $"head-{steps:D6}.png"), FrameTensor.ToFrame(cat([.. pairs], 2)));
        return new Dictionary<string, double>
        {
            ["head_psnr_db"] = -10 * Math.Log10(error / count),
            ["sharpness_ratio"] = sharp / real,
            ["shell_share"] = shell.Share,
        };
    }

    public IReadOnlyDictionary<string, Tensor> State()
    {
        var state = Modules().SelectMany(own => ModuleWeights.Of(own.Module, own.Prefix)).Concat(optimizer.State("optimizer."))
            .Concat(discriminator.State()).ToDictionary();
        state["seen"] = seen;
        state["poses"] = poses.ToTensor();
        state["shell"] = tensor(shell.Occupied.ToArray().Select(cell => cell ? (byte)1 : (byte)0).ToArray());
        return state;
    }

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string prefix, nn.Module module) in Modules())
            ModuleWeights.Load(module, tensors, prefix, source);
        optimizer.Restore(tensors, "optimizer.");
        discriminator.Restore(tensors, source);
        using var _ = no_grad();
        seen.copy_(tensors["seen"]);
        poses.Take(tensors["poses"]);
        shell = new([.. tensors["shell"].data<byte>().ToArray().Select((cell, i) => cell != 0 && solid.Occupied[i])]);
    }

    public void Dispose()
    {
        foreach ((_, nn.Module module) in Modules())
            module.Dispose();
        optimizer.Dispose();
        discriminator.Dispose();
        seen.Dispose();
    }

    private IEnumerable<(string Prefix, nn.Module Module)> Modules() =>
    [
        ("live.", live), ("average.", average), ("live_looks.", liveLooks), ("looks.", looks)
    ];

    private double Rate(string parameter) => parameter.Split('.')[^1] switch
    {
        "still" or "moving" => recipe.PlaneRate,
        "looks" => recipe.LookRate,
        _ => 1,
    };

    /// <summary>From each of the recipe's steps on, one clip a step until all were aligned: no step takes long.</summary>
    private void Align(int step)
    {
        int begun = recipe.AlignAt.LastOrDefault(first => first <= step, -footage.Clips.Count);
        if (step - begun >= footage.Clips.Count)
            return;
        using var _ = no_grad();
        var head = new PacketHead(
            packets(average.Head), average.Upsampler is { } upsampler ? new PacketUpsampler(upsampler) : null, shell, recipe.Samples,
            footage.View, footage.SizePx);
        // All clips are laid on one look: on their own each would lie where it has learnt to be.
        float[] look = step < recipe.LooksFrom ? new float[HeadCodes.Look] : UsualLook;
        poses.Align(footage.Footage.Clips[step - begun], (clip, frame, pose) =>
        {
            using var scope = NewDisposeScope();
            return head.Paint(footage.View, pose, [.. codes.Codes[clip][frame].data<float>(), .. look]);
        });
        if (step - begun == footage.Clips.Count - 1)
            poses.Level();
    }

    private static Tensor Inner(Tensor pictures, int margin) =>
        pictures.narrow(2, margin, pictures.shape[2] - 2 * margin).narrow(3, margin, pictures.shape[3] - 2 * margin);

    /// <summary>Colour over a background.</summary>
    private static Tensor Over(Tensor picture, Tensor behind)
    {
        Tensor cover = picture.narrow(1, picture.shape[1] - 1, 1);
        return picture.narrow(1, 0, 3).Plus(cover.neg().Plus(Scalars.Of(1)) * behind);
    }

    private Tensor Difference(Tensor painted, Tensor wanted, int margin)
    {
        Tensor d = Inner(painted - wanted, margin);
        Tensor right = d.narrow(3, 1, d.shape[3] - 1) - d.narrow(3, 0, d.shape[3] - 1);
        Tensor below = d.narrow(2, 1, d.shape[2] - 1) - d.narrow(2, 0, d.shape[2] - 1);
        return d.abs().mean().Plus(right.abs().mean().Plus(below.abs().mean()) * Scalars.Of(recipe.EdgeTerm));
    }

    /// <summary>How far a ray's weights lie apart (Barron 2022, mip-NeRF 360, eq. 15), in units of the head.</summary>
    private static Tensor Spread(Tensor weights, Tensor lengths)
    {
        long samples = weights.shape[1];
        Tensor index = HeldNumbers.Count(samples);
        Tensor apart = (index.unsqueeze(0) - index.unsqueeze(1)).abs();
        Tensor between = (weights.matmul(apart) * weights).sum(1).Plus(weights.Squared().sum(1) / Scalars.Of(3));
        return (between * lengths).mean();
    }

    private HeadPatch Place(PreparedClip clip, int frame, Random draw)
    {
        PinholeCamera camera = footage.View.Camera(Rays);
        RigidPose pose = poses.Pose(clip, frame);
        double kind = draw.NextDouble();
        (Vector3 centre, float reach) = kind < recipe.MouthShare ? (footage.Head.Shape.Points[UpperLip], 0.12f)
            : kind < recipe.MouthShare + recipe.EyeShare ? (footage.Head.Shape.Points[draw.NextSingle() < 0.5f ? RightLid : LeftLid], 0.1f)
            : (new Vector3(0, 0.05f, 0), 1.15f);
        Vector3 at = pose.Place(centre);
        float units = camera.FocalPx / -at.Z;
        float x = camera.CentreX + at.X * units, y = camera.CentreY - at.Y * units;
        int Along(float middle) => Math.Clamp(
            (int)MathF.Round(middle + (2 * draw.NextSingle() - 1) * reach * units - recipe.PatchRays / 2f), 0, Rays - recipe.PatchRays);
        return new(camera, pose, Along(x), Along(y));
    }

    /// <summary>Keeps where weights were, and every now and then leaves out cells in which nothing is seen.</summary>
    private void Remember(HeadRays rays, Tensor weights, int step)
    {
        Span<float> all = MemoryMarshal.Cast<byte, float>(seen.bytes);
        ReadOnlySpan<float> points = MemoryMarshal.Cast<byte, float>(rays.Points.bytes);
        ReadOnlySpan<float> weight = MemoryMarshal.Cast<byte, float>(weights.contiguous().bytes);
        for (int i = 0; i < weight.Length; i++)
        {
            ref float cell = ref all[VisibleShell.CellOf(new(points[3 * i], points[3 * i + 1], points[3 * i + 2]))];
            cell = MathF.Max(cell, weight[i]);
        }

        if ((step + 1) % recipe.ShellEvery != 0)
            return;
        float stays = MathF.Pow(SeenStays, recipe.ShellEvery);
        foreach (ref float cell in all)
            cell *= stays;
        if (step + 1 >= recipe.ShellFrom)
            shell = VisibleShell.Around(all, LeastSeen, solid);
    }
}
