using System.Numerics;
using Chrysalis.Talking.Families.AdNerf;
using Chrysalis.Talking.Families.AdNerf.Features;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Official;

/// <summary>Published checkpoints as personas.</summary>
public sealed class OfficialAdNerfTests : IDisposable
{
    private const int Height = 16, Width = 22;

    // The straight camera of the example, and the one to the side; both 0.8 before the head.
    private static readonly DepthRange Range = new(0.6f, 1.2f);
    private static readonly CameraPose Straight = CameraPose.Identity with { Position = new(0, 0, 0.8f) };

    private readonly AdNerfFiles files = new();

    private string PersonaFolder => Path.Combine(files.Folder, "persona");

    public void Dispose() => files.Dispose();

    /// <summary>Head, torso and background of the persona's frames, pixel by pixel, as the plain twins of the networks have them.</summary>
    [Fact]
    public void Speak_ImportedPersona_ShowsWhatThePlainNetworksSee()
    {
        using ITalkingModel model = new AdNerfFamily().Load(Import(files.Head, files.Torso), "cpu");
        Frame frame = Speak(model, files.Features, 1)[0];
        Frame background = StillImage.Scaled(StillImage.Load(Path.Combine(files.Folder, "bc.png")), Width, Height);
        var camera = new PinholeCamera(Width, Height, 1200f * Height / 48, Width / 2f, Height / 2f);
        foreach (int pixel in (int[])[0, 5 * Width + 7, 9 * Width + 20])
        {
            Vector3 behind = Colour(background, pixel), seen = Plain(camera, pixel, Codes()[0], behind);
            Assert.InRange(Vector3.Distance(255 * seen - new Vector3(0.5f), 255 * Colour(frame, pixel)), 0, 1.3f);
            Assert.InRange(Vector3.Distance(seen, behind), 0.01f, 2);
        }
    }

    [Fact]
    public void Import_FilesInTheOtherOrder_IsTheSamePersona()
    {
        Persona one = Import(files.Head, files.Torso);
        string hash = one.Files["ad-nerf.safetensors"];
        Directory.Delete(PersonaFolder, true);
        Assert.Equal(hash, Import(files.Torso, files.Head).Files["ad-nerf.safetensors"]);
    }

    [Fact]
    public void Import_HeadAlone_SpeaksWithoutATorso()
    {
        using ITalkingModel model = new AdNerfFamily().Load(Import(files.Head), "cpu");
        Assert.Equal(new FrameSize(Width, Height), model.Traits.Size);
        Assert.Single(Speak(model, files.Features, 1));
    }

    /// <summary>AD-NeRF's tools write near and far for their trainings; those hold.</summary>
    [Fact]
    public void Import_NearAndFarOfTheTools_AreTaken()
    {
        File.WriteAllText(Path.Combine(files.Folder, "HeadNeRF_config.txt"), "expname = may_head\nnear = 0.5\nfar = 1.25\n");
        Persona persona = Import(files.Head, files.Torso);
        Assert.Equal(0.5f, persona.Settings["near"]!.GetValue<float>());
        Assert.Equal(1.25f, persona.Settings["far"]!.GetValue<float>());

        File.WriteAllText(Path.Combine(files.Folder, "HeadNeRF_config.txt"), "near = 2\nfar = 1.25\n");
        Directory.Delete(PersonaFolder, true);
        Assert.Contains("has no near and far with 0 < near < far", Refusal(files.Head, files.Torso), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_WhatDoesNotGoTogether_IsRefusedAndLeavesNothing()
    {
        Assert.Contains("1 of the 3 file(s) given may be of a head and 2 of a torso",
            Refusal(files.Head, files.Torso, Copy(files.Torso)), StringComparison.Ordinal);
        Assert.Contains("0 of the 1 file(s)", Refusal(files.Torso), StringComparison.Ordinal);
        Assert.Contains("is not a weights file", Refusal(files.Features), StringComparison.Ordinal);
        Assert.Contains("even number from 16", Assert.Throws<PersonaException>(
            () => new AdNerfFamily().Import(Request(files.Head) with { Height = 17 })).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(files.Folder, "bc.png"));
        Assert.Contains("has no bc.jpg, the picture of what is behind the person: copy it there.",
            Refusal(files.Head, files.Torso), StringComparison.Ordinal);
        Assert.False(Directory.Exists(PersonaFolder));
    }

    [Fact]
    public void Import_FolderThatHoldsSomething_IsRefused()
    {
        Import(files.Head);
        Assert.Contains("is there already: name a folder that does not exist or is empty.", Refusal(files.Head), StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_FeaturesOfAnotherRecording_AreRefused()
    {
        using ITalkingModel model = new AdNerfFamily().Load(Import(files.Head), "cpu");
        Assert.Equal(
            $"'{files.Features}' holds the speech of {AdNerfFiles.Frames} frames, and the recording has 25: extract the features of this "
            + "recording, at 25 frames a second.",
            Assert.Throws<TalkingException>(() => Begin(model, files.Features, 25)).Message);
        string path = Path.Combine(files.Folder, "wrong.npy");
        NpyWriter.Write(path, new([2, 29, 16], new float[2 * 464]));
        Assert.Contains("frames x 16 x 29", Assert.Throws<TalkingException>(() => Begin(model, path, 2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near", "-1")]
    [InlineData("far", "0.1")]
    [InlineData("hears", "\"nothing\"")]
    [InlineData("torso", "3")]
    public void Load_SettingsThatCannotBe_IsRefusedInOneSentence(string name, string value)
    {
        Persona persona = Import(files.Head);
        persona.Settings[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Assert.Contains("are not those of AD-NeRF at its published size", Assert.Throws<PersonaException>(
            () => new AdNerfFamily().Load(persona, "cpu")).Message, StringComparison.Ordinal);
    }

    private Persona Import(params string[] checkpoints) => new AdNerfFamily().Import(Request(checkpoints));

    private string Refusal(params string[] checkpoints) =>
        Assert.ThrowsAny<TalkingException>(() => Import(checkpoints)).Message;

    private ImportRequest Request(params string[] checkpoints) => new()
    {
        Checkpoints = checkpoints, DataFolder = files.Folder, PersonaFolder = PersonaFolder, Height = Height
    };

    private string Copy(string file)
    {
        string copy = Path.Combine(files.Folder, "copy.tar");
        File.Copy(file, copy);
        return copy;
    }

    private static ISpeakingSession Begin(ITalkingModel model, string features, long frames) =>
        model.Begin(new(model.Traits.Size!.Value, model.Traits.FrameRate) { Features = new(features, frames) }, 0);

    private static Frame[] Speak(ITalkingModel model, string features, int frames)
    {
        using ISpeakingSession session = Begin(model, features, AdNerfFiles.Frames);
        return [.. session.Paint(new WaveformSource(new(new float[16000 * AdNerfFiles.Frames / 25], 16000)),
            Enumerable.Range(0, frames).Select(i => new SceneFrame(i, null, null, null)), TestContext.Current.CancellationToken)
            .Select(painted => Assert.IsType<WholePainted>(painted).Picture)];
    }

    private float[][] Codes()
    {
        using Tensor codes = SpeechCodes.Hear(files.Audio, files.Attention, SpeechFeatures.Read(files.Features), CPU);
        return [.. codes.contiguous().data<float>().ToArray().Chunk(AudioNet.Values)];
    }

    private Vector3 Plain(PinholeCamera camera, int pixel, float[] code, Vector3 behind)
    {
        Vector3 direction = camera.Direction(Straight, pixel % Width, pixel / Width);
        CompositedRay head = Renderer(files.Coarse, files.Fine).Render(Straight.Position, direction, behind, code, Range);
        CompositedRay torso = Renderer(files.TorsoCoarse, files.TorsoFine).Render(
            Straight.Position, direction, behind, [.. code, .. TorsoSignal.Encode(Straight)], Range);
        return torso.Foreground + torso.BackgroundWeight * head.Colour;
    }

    /// <summary>A pixel's colour, 0 to 1.</summary>
    private static Vector3 Colour(Frame frame, int pixel) =>
        new Vector3(frame.Rgb[3 * pixel], frame.Rgb[3 * pixel + 1], frame.Rgb[3 * pixel + 2]) / 255;

    private static PlainRenderer Renderer(FaceNerf coarse, FaceNerf fine) => new(
        new(coarse.Shape, PlainWeights.Of(coarse)), new(fine.Shape, PlainWeights.Of(fine)), CoarseFineSampling.Published);
}
