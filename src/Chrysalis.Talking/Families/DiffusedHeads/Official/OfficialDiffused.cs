using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>The preset of the published network.</summary>
internal static class OfficialDiffused
{
    private const string NetworkFile = "diffused.safetensors", EarFile = "audio_encoder.pt";

    /// <summary>Makes a persona of the network's file, the audio encoder's where it is given, and a picture of a person.</summary>
    /// <exception cref="TalkingException">A file is of something else; nothing is written then.</exception>
    public static Persona Import(ImportRequest request)
    {
        ImportedPersona.RequireFree(request);
        if (request.Portrait)
            throw new PersonaException("Portraits are SyncTalk's, and Diffused Heads draws the whole picture: leave the portrait out.")
            {
                Settings = [nameof(request.Portrait)],
            };
        (string networkFile, string? earFile) = Sort(request.Checkpoints);
        if (Directory.Exists(request.DataFolder))
            throw new TalkingException($"'{request.DataFolder}' is a folder: Diffused Heads takes one picture of the person, or a video "
                + "for its first frame.") { Settings = [nameof(request.DataFolder)] };
        (UNetShape shape, Dictionary<string, Tensor> tensors) = DiffusedCheckpoint.Read(networkFile);
        try
        {
            int size = request.Height ?? DiffusedSettings.PublishedSize;
            if (size % shape.SizeMultiple != 0)
                throw new PersonaException($"This network halves its pictures {shape.Multipliers.Count - 1} times, and {size} rows do not "
                    + $"bear that: give a multiple of {shape.SizeMultiple}.");
            Frame identity = IdentityPicture.Take(request.DataFolder, size);
            var settings = new DiffusedSettings(size, DiffusedSettings.PublishedSteps, earFile is null ? null : EarFile);
            return ImportedPersona.Write(request, DiffusedHeadsFamily.FamilyName, settings.ToJson(), folder =>
            {
                SafetensorsFile.Write(Path.Combine(folder, NetworkFile), tensors);
                StillImage.Save(Path.Combine(folder, IdentityPicture.FileName), identity);
                if (earFile is null)
                    return [NetworkFile, IdentityPicture.FileName];
                File.Copy(earFile, Path.Combine(folder, EarFile));
                return [NetworkFile, IdentityPicture.FileName, EarFile];
            });
        }
        finally
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
        }
    }

    /// <summary>Loads a persona. What hears is not touched.</summary>
    /// <exception cref="TalkingException">It cannot be used.</exception>
    public static DiffusedModel Load(Persona persona, Device device)
    {
        DiffusedSettings settings = DiffusedSettings.Read(persona);
        Frame identity = IdentityPicture.Load(persona, settings.Size);
        PersonaFile.Require(persona, NetworkFile);
        UNet network = DiffusedCheckpoint.Load(Path.Combine(persona.Folder, NetworkFile), device);
        if (settings.Size % network.Shape.SizeMultiple == 0)
            return new(network, persona, settings, identity, device);
        network.Dispose();
        throw new PersonaException($"Persona '{persona.Folder}' has pictures of {settings.Size} rows, which its network cannot halve as "
            + "often as it does: import it again.");
    }

    /// <summary>Which of the files is the network's and which the ear's.</summary>
    private static (string Network, string? Ear) Sort(IReadOnlyList<string> files)
    {
        var kinds = files.Select(file => (file, Kind: DiffusedCheckpoint.KindOf(file))).ToLookup(pair => pair.Kind, pair => pair.file);
        string[] networks = [.. kinds[DiffusedFile.Network]], ears = [.. kinds[DiffusedFile.Ear]];
        return networks.Length == 1 && ears.Length <= 1 && files.Count == networks.Length + ears.Length
            ? (networks[0], ears.FirstOrDefault())
            : throw new CheckpointException($"{networks.Length} of the {files.Count} file(s) given may be of the network and {ears.Length} "
                + "of the audio encoder: give one of the network (crema_script.pt), and the audio_encoder.pt that comes with it where the "
                + "persona is to hear by it.");
    }
}
