using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>The preset of the published networks.</summary>
internal static class OfficialAdNerf
{
    /// <summary>Makes a persona of the files of both trainings, and the folder they were of.</summary>
    /// <exception cref="TalkingException">A file is of another network, or the folder lacks something; nothing is written then.</exception>
    public static Persona Import(ImportRequest request)
    {
        if (request.Portrait)
            throw new PersonaException("Portraits are SyncTalk's, and AD-NeRF renders the whole picture: leave the portrait out.")
            {
                Settings = [nameof(request.Portrait)],
            };
        ImportedPersona.RequireFree(request);
        (string headFile, string? torsoFile) = Sort(request.Checkpoints);
        using HeadNerf head = AdNerfCheckpoint.LoadHead(headFile, CPU);
        using TorsoNerf? torso = torsoFile is null ? null : AdNerfCheckpoint.LoadTorso(torsoFile, CPU);
        OfficialHeadFolder folder = OfficialHeadFolder.Read(request.DataFolder, picturesNeeded: false);
        OfficialScene scene = OfficialSceneSource.Take(folder, folder.Training, [], request.Height);
        var settings = new AdNerfSettings(RangeOf(folder), AdNerfHearing.DeepSpeech, torso is not null);
        return ImportedPersona.Write(request, AdNerfFamily.FamilyName, settings.ToJson(), target =>
        {
            AdNerfWeights.Save(target, head, torso);
            scene.Save(target);
            return [AdNerfWeights.FileName, OfficialScene.FileName];
        });
    }

    /// <summary>Trains on an official folder.</summary>
    /// <exception cref="TalkingException">None is given, or it lacks something.</exception>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var footage = new AdNerfFootage(OfficialFolderGiven.Read(request, AdNerfFamily.FamilyName));
        return new TrainingRun(request, progress).Run(new OfficialAdNerfPlan(new(), footage), cancellation);
    }

    /// <summary>Loads a persona.</summary>
    /// <exception cref="TalkingException">It cannot be used.</exception>
    public static OfficialAdNerfModel Load(Persona persona, Device device)
    {
        AdNerfSettings settings = AdNerfSettings.Read(persona);
        OfficialScene scene = OfficialScene.Load(persona);
        (HeadNerf head, TorsoNerf? torso) = AdNerfWeights.Load(persona.Folder, settings.HasTorso, device);
        return new(head, torso, scene, settings, CoarseFineSampling.Published, device);
    }

    /// <summary>Where the rays of a folder are sampled: as its tools wrote, or by their rule.</summary>
    public static DepthRange RangeOf(OfficialHeadFolder folder) => folder.Sampling is { } said
        ? new(said.Near, said.Far)
        : HeadDepth.Around([.. folder.Training.Concat(folder.Validation)
            .Select(frame => CameraPose.FromMatrix(OfficialPose.ToMatrix(frame.Pose)))]);

    /// <summary>Which of the files is the head's and which the torso's.</summary>
    private static (string Head, string? Torso) Sort(IReadOnlyList<string> files)
    {
        string[] torsos = [.. files.Where(AdNerfCheckpoint.IsTorso)], heads = [.. files.Except(torsos)];
        return heads.Length == 1 && torsos.Length <= 1 && files.Count == heads.Length + torsos.Length
            ? (heads[0], torsos.FirstOrDefault())
            : throw new CheckpointException($"{heads.Length} of the {files.Count} file(s) given may be of a head and {torsos.Length} of a "
                + "torso: give one of a head (..._head.tar), and one of a torso (..._body.tar) where there is one.");
    }
}
