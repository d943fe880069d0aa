using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

/// <summary>A checkpoint of a head and a torso with rule-made weights, the ear's, and a data folder that goes with them.</summary>
internal sealed class SyncTalkFiles : IDisposable
{
    public const int Width = 64, Height = 48;

    private readonly OfficialExample data = new();

    public SyncTalkFiles()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Random random = new(5);
        // A small ball in the middle is occupied, and the torso's plane from the middle of the rows on.
        var densities = new float[128 * 128 * 128];
        for (int i = 0; i < densities.Length; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i);
            densities[i] = Math.Pow(x - 63.5, 2) + Math.Pow(y - 63.5, 2) + Math.Pow(z - 63.5, 2) < 4 * 4 ? 1 : 0;
        }

        Head.Occupancy.copy_(tensor(OccupancyGrid.FromDensities(densities, 0.5f, 128, 1).Bits.ToArray()));
        Torso.state_dict()["density_grid_torso"].view(128, 128).narrow(1, 64, 64).fill_(1);
        HeadAndTorso = Path.Combine(data.Folder, "ngp_ep0028.pth");
        TrainerFile.Write(HeadAndTorso, ModuleWeights.Of(Head, "").Concat(ModuleWeights.Of(Torso, "")).ToDictionary());
        HeadAlone = Path.Combine(data.Folder, "ngp_ep0014.pth");
        TrainerFile.Write(HeadAlone, ModuleWeights.Of(Head, ""));
        EarFile = Path.Combine(data.Folder, "audio_visual_encoder.pth");
        Official.EarFile.Write(EarFile, Ear);
        Background = new Frame(Width, Height);
        random.NextBytes(Background.Rgb);
        StillImage.Save(Path.Combine(data.Folder, "bc.png"), Background);
        NpyWriter.Write(Path.Combine(data.Folder, "bs.npy"), new(
            [OfficialExample.Frames, 52],
            [.. Enumerable.Range(0, OfficialExample.Frames * 52).Select(_ => random.NextSingle())]));
    }

    public string Folder => data.Folder;

    public string HeadAndTorso { get; }

    public string HeadAlone { get; }

    public string EarFile { get; }

    public Frame Background { get; }

    public HeadNetwork Head { get; } = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 6)));

    public TorsoNetwork Torso { get; } = GoldenRule.FillParameters(new TorsoNetwork(new(Codes: 6)));

    public AudioVisualEncoder Ear { get; } = GoldenRule.Fill(new AudioVisualEncoder());

    /// <summary>A file of the footage's torsos: red, seen through by half, in the lower half of the picture.</summary>
    public void WriteTorsos()
    {
        Directory.CreateDirectory(Path.Combine(data.Folder, "torso_imgs"));
        var picture = new Frame(Width, Height);
        for (int i = 0; i < picture.Rgb.Length; i += 3)
            picture.Rgb[i] = 255;
        byte[] opacity = [.. Enumerable.Range(0, Width * Height).Select(i => i / Width >= Height / 2 ? (byte)128 : (byte)0)];
        for (int i = 0; i < OfficialExample.Frames; i++)
            TransparentPng.Save(Path.Combine(data.Folder, "torso_imgs", $"{i}.png"), picture, opacity);
    }

    public void Dispose()
    {
        foreach (IDisposable one in (IDisposable[])[Head, Torso, Ear, data])
            one.Dispose();
    }
}
