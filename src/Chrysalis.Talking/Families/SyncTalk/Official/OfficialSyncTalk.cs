using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The preset of the published networks.</summary>
internal static class OfficialSyncTalk
{
    /// <summary>Makes a persona of a head's file, the ear's, and the folder they were trained on.</summary>
    /// <exception cref="TalkingException">A file is of another network, or the folder lacks something; nothing is written then.</exception>
    public static Persona Import(ImportRequest request)
    {
        ImportedPersona.RequireFree(request);
        (string headFile, string earFile) = Sort(request.Checkpoints);
        using AudioVisualEncoder ear = SyncTalkCheckpoint.LoadEar(earFile);
        using SyncTalkModules modules = SyncTalkCheckpoint.LoadHead(headFile);
        OfficialHeadFolder folder = OfficialHeadFolder.Read(request.DataFolder, picturesNeeded: false);
        IReadOnlyList<OfficialFrame> frames = folder.Validation.Count > 0 ? folder.Validation : folder.Training;
        if (modules.Torso is null)
            BehindPictures.Require(folder, frames);
        if (request.Portrait)
            PortraitPictures.Require(folder, frames);
        OfficialScene scene = OfficialSceneSource.Take(
            folder, frames, OfficialSceneSource.Expressions(folder, frames, modules.Head.Shape.Expressions), request.Height);
        return ImportedPersona.Write(request, SyncTalkFamily.FamilyName, new JsonObject { ["portrait"] = request.Portrait }, target =>
        {
            SyncTalkWeights.Save(target, modules, ear);
            scene.Save(target);
            return
            [
                SyncTalkWeights.HeadFile, SyncTalkWeights.EarFile, OfficialScene.FileName,
                .. modules.Torso is null ? BehindPictures.Write(folder, frames, scene.Background, target) : [],
                .. request.Portrait
                    ? PortraitPictures.Write(folder, frames, scene.Camera.Width, scene.Camera.Height, target) : [],
            ];
        });
    }

    /// <summary>Trains on an official folder.</summary>
    /// <exception cref="TalkingException">None is given, or it lacks something.</exception>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        using var footage = new SyncTalkFootage(OfficialFolderGiven.Read(request, SyncTalkFamily.FamilyName));
        return new TrainingRun(request, progress).Run(new OfficialSyncTalkPlan(new(), footage), cancellation);
    }

    /// <summary>Loads a persona.</summary>
    /// <exception cref="TalkingException">It cannot be used.</exception>
    public static OfficialSyncTalkModel Load(Persona persona)
    {
        OfficialScene scene = OfficialScene.Load(persona);
        AudioVisualEncoder ear = SyncTalkCheckpoint.LoadEar(Path.Combine(persona.Folder, SyncTalkWeights.EarFile));
        SyncTalkModules? modules = null;
        try
        {
            modules = SyncTalkCheckpoint.LoadHead(Path.Combine(persona.Folder, SyncTalkWeights.HeadFile));
            if (scene.Expressions.Count == 0 || scene.Expressions[0].Length != modules.Head.Shape.Expressions)
                throw new CheckpointException($"'{persona.Folder}' tells of another upper face than its head takes: import it again.");
            return new(modules, ear, scene, modules.Torso is null ? Behind(persona, scene) : [], Portrait(persona, scene));
        }
        catch
        {
            modules?.Dispose();
            ear.Dispose();
            throw;
        }
    }

    private static string[] Behind(Persona persona, OfficialScene scene)
    {
        string[] names = [.. Enumerable.Range(0, scene.Poses.Count).Select(BehindPictures.Name)];
        PersonaFile.Require(persona, names);
        return [.. names.Select(name => Path.Combine(persona.Folder, name))];
    }

    private static PortraitPictures? Portrait(Persona persona, OfficialScene scene)
    {
        if (persona.Settings["portrait"]?.GetValueKind() != JsonValueKind.True)
            return null;
        PersonaFile.Require(persona, Enumerable.Range(0, scene.Poses.Count).SelectMany(PortraitPictures.Names));
        return new(persona.Folder);
    }

    /// <summary>Which of the files is the head's and which the ear's.</summary>
    private static (string Head, string Ear) Sort(IReadOnlyList<string> files)
    {
        string[] ears = [.. files.Where(SyncTalkCheckpoint.IsEar)], heads = [.. files.Except(ears)];
        return ears.Length == 1 && heads.Length == 1 && files.Count == 2
            ? (heads[0], ears[0])
            : throw new CheckpointException($"{heads.Length} of the {files.Count} file(s) given may be of a head and {ears.Length} of the "
                + "audio-visual encoder: give the head's ngp_*.pth and audio_visual_encoder.pth, one of each.");
    }
}
