using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Marching;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Benchmarks.PublishedHeads;

/// <summary>
/// <c>published-heads</c>: how long a frame of AD-NeRF (450x450, of which some rows are rendered), of SyncTalk (512x512) and of Diffused
/// Heads (128x128, one of whose 100 steps is walked) takes at the published sizes, in seconds of one core, which others on the machine do
/// not lengthen. Weights are random, which the time does not depend on but for where SyncTalk's head is: in a ball of 0.4 of its box.
/// </summary>
internal static class PublishedHeadsCommand
{
    private const int AdNerfPx = 450, AdNerfRows = 2, SyncTalkPx = 512, BallVoxels = 26, DiffusedPx = 128, DiffusedSteps = 100;

    /// <summary>Runs it.</summary>
    public static int Run(string[] options)
    {
        if (options.Length > 0)
        {
            Console.Error.WriteLine($"published-heads takes no options, not '{string.Join(' ', options)}'.");
            return 2;
        }

        Console.WriteLine($"{Machine.Describe()}; load {Machine.Load()}");
        double adNerf = AdNerf() * AdNerfPx / AdNerfRows, syncTalk = SyncTalk(), step = DiffusedStep();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ad-nerf {AdNerfPx}x{AdNerfPx}: {adNerf:0} core seconds a frame (of {AdNerfRows} rows); "
                + $"synctalk {SyncTalkPx}x{SyncTalkPx}: {syncTalk:0.0} core seconds; "
                + $"diffused {DiffusedPx}x{DiffusedPx}: {step * DiffusedSteps:0} core seconds ({DiffusedSteps} steps of {step:0.0})"
                + $"; load {Machine.Load()}"));
        return 0;
    }

    private static double AdNerf()
    {
        using FaceNerf head = new(FaceNerfShape.Head), torso = new(FaceNerfShape.Torso);
        var renderer = new FrameRenderer(
            new(head, head, CoarseFineSampling.Published), new CoarseFineRenderer(torso, torso, CoarseFineSampling.Published));
        PinholeCamera camera = OfficialScene.CameraOf(AdNerfPx, AdNerfRows, 1200);
        CameraPose pose = CameraPose.Identity with { Position = new(0, 0, 0.8f) };
        using Tensor code = rand(AudioNet.Values), background = rand(AdNerfRows, AdNerfPx, 3);
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        renderer.Render(camera, pose, pose, code, background, new(0.6f, 1.2f), CancellationToken.None);
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }

    private static double SyncTalk()
    {
        using var _ = no_grad();
        using var head = new HeadNetwork(new());
        using var torso = new TorsoNetwork(new());
        const int side = OccupancyGrid.OfficialSide;
        var densities = new float[side * side * side];
        for (int i = 0; i < densities.Length; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i);
            densities[i] = Math.Pow(x - 63.5, 2) + Math.Pow(y - 63.5, 2) + Math.Pow(z - 63.5, 2) < BallVoxels * BallVoxels ? 1 : 0;
        }

        using Tensor bits = tensor(OccupancyGrid.FromDensities(densities, 0.5f, side, HeadShape.Bound).Bits.ToArray());
        head.Occupancy.copy_(bits);
        torso.Occupancy.view(TorsoNetwork.OccupancySide, -1).narrow(1, TorsoNetwork.OccupancySide / 2, TorsoNetwork.OccupancySide / 2)
            .fill_(1);
        var renderer = new SyncTalkRenderer(head, torso);
        using Tensor speech = rand(1, HeadShape.Speech), face = rand(1, 7), background = rand(SyncTalkPx, SyncTalkPx, 3);
        SyncTalkCamera pose = SyncTalkCamera.Of([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0.8f, 0, 0, 0, 1]);
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        renderer.Render(
            OfficialScene.CameraOf(SyncTalkPx, SyncTalkPx, 1200), pose, new(speech, face), background, CancellationToken.None);
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }

    private static double DiffusedStep()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var network = new UNet(UNetShape.Published);
        network.eval();
        Tensor picture = rand(1, 3, DiffusedPx, DiffusedPx), motion = rand(1, 6, DiffusedPx, DiffusedPx);
        Tensor steps = zeros(1, ScalarType.Int64);
        Tensor audio = rand(1, network.Shape.AudioEmbeddings, network.Shape.Channels);
        network.Predict(picture, steps, motion, picture, audio); // the first chooses how the others compute
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        network.Predict(picture, steps, motion, picture, audio);
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }
}
