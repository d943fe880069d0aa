using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// Reads the checkpoints of the public code by name: <c>ngp_*.pth</c>, a person's head with or without torso, and
/// <c>audio_visual_encoder.pth</c>, the ear that all share. Nothing in a file is ever executed.
/// </summary>
internal static class SyncTalkCheckpoint
{
    /// <summary>Tells a head's file from others.</summary>
    public const string HeadMarker = "aud_ch_att_net.net.1.weight";

    /// <summary>Tells a file with a torso from one without.</summary>
    public const string TorsoMarker = "torso_deform_net.net.2.weight";

    /// <summary>Tells the ear's file from others.</summary>
    public const string EarMarker = "12.conv_block.0.weight";

    /// <summary>What the encoder's own names begin with, which the published file leaves out.</summary>
    public const string EarPrefix = "audio_encoder.";

    /// <summary>The densities behind the occupancy: only training needs them, and <c>ngp.pth</c>, the best, is kept without.</summary>
    public const string Densities = "density_grid";

    /// <summary>Whether a file is the ear's.</summary>
    /// <exception cref="CheckpointException">It is no weights file.</exception>
    public static bool IsEar(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        return file.Tensors.Any(tensor => tensor.Name.EndsWith(EarMarker, StringComparison.Ordinal) && tensor.Name.Length
            <= "module.".Length + EarPrefix.Length + EarMarker.Length) && !file.Tensors.Any(tensor => tensor.Name == HeadMarker);
    }

    /// <summary>A person's head, and the torso where there is one.</summary>
    /// <param name="path">The file, as <c>main.py</c> wrote it.</param>
    /// <exception cref="CheckpointException">The file is of another network, or of a head that hears otherwise.</exception>
    public static SyncTalkModules LoadHead(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        StateDictionary weights = file.StateDictionary().WithoutModulePrefix();
        HeadShape shape = ShapeOf(weights);
        var head = new HeadNetwork(shape);
        TorsoNetwork? torso = weights.Tensors.ContainsKey(TorsoMarker) ? new TorsoNetwork(shape) : null;
        var modules = new SyncTalkModules(head, torso);
        try
        {
            Load([.. torso is null ? [head] : new nn.Module[] { head, torso }], weights, "a SyncTalk head");
            return modules;
        }
        catch
        {
            modules.Dispose();
            throw;
        }
    }

    /// <summary>The ear that all heads share.</summary>
    /// <param name="path">The file, with or without <see cref="EarPrefix"/> before its names.</param>
    /// <exception cref="CheckpointException">The file is of another network.</exception>
    public static AudioVisualEncoder LoadEar(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        StateDictionary weights = file.StateDictionary().WithoutModulePrefix();
        if (weights.Tensors.Keys.All(name => name.StartsWith(EarPrefix, StringComparison.Ordinal)))
            weights = weights.Under(EarPrefix);
        if (!weights.Tensors.ContainsKey(EarMarker))
            throw new CheckpointException($"'{path}' is not SyncTalk's audio-visual encoder: it lacks '{EarMarker}'; "
                + "give the audio_visual_encoder.pth that comes with SyncTalk.");
        var ear = new AudioVisualEncoder();
        try
        {
            Load([ear], weights, "SyncTalk's audio-visual encoder", EarPrefix);
            ear.eval();
            return ear;
        }
        catch
        {
            ear.Dispose();
            throw;
        }
    }

    /// <summary>The sizes of a head that its tensors show.</summary>
    private static HeadShape ShapeOf(StateDictionary weights)
    {
        IReadOnlyDictionary<string, TensorInfo> tensors = weights.Tensors;
        if (!tensors.ContainsKey(HeadMarker) || !tensors.TryGetValue("eye_att_net.net.1.weight", out TensorInfo? eyes))
            throw new CheckpointException($"'{weights.Source}' is not a SyncTalk head: it lacks '{HeadMarker}'; "
                + "give an ngp_*.pth that SyncTalk's main.py wrote.");
        if (tensors.Keys.FirstOrDefault(name => name.StartsWith("audio_net.encoder_conv.", StringComparison.Ordinal)) is { } convolution)
            throw new CheckpointException($"'{weights.Source}' is a head that hears by DeepSpeech, HuBERT or Esperanto ('{convolution}'): "
                + "train it on the features of SyncTalk's own encoder (asr_model ave).");
        TensorInfo? codes = tensors.GetValueOrDefault("individual_codes"), torsoCodes = tensors.GetValueOrDefault("individual_codes_torso");
        (int count, int values) = Codes(weights, codes ?? torsoCodes);
        return new(count, codes is null ? 0 : values, (int)Math.Min(eyes.Shape[0], 64), Codes(weights, torsoCodes).Values);
    }

    private static (int Count, int Values) Codes(StateDictionary weights, TensorInfo? codes)
    {
        const int most = 1 << 22;
        if (codes is null)
            return (0, 0);
        return codes.Shape is [> 0 and < most, > 0 and < 1024] ? ((int)codes.Shape[0], (int)codes.Shape[1])
            : throw new CheckpointException(
                $"'{weights.Source}' holds '{codes.Name}' of shape {codes.ShapeText}; frames' codes are a table, frame by number.");
    }

    private static void Load(IReadOnlyList<nn.Module> modules, StateDictionary weights, string what, string prefix = "")
    {
        using var _ = no_grad();
        Dictionary<string, Tensor> targets = modules.SelectMany(module => module.state_dict())
            .Where(pair => pair.Key != Densities || weights.Tensors.ContainsKey(Densities))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
        WeightsFit fit = WeightsFit.Of(targets.ToDictionary(pair => pair.Key, pair => pair.Value.shape), weights.Tensors);
        if (!fit.IsExact)
            throw new CheckpointException($"'{weights.Source}' does not fit {what}: {fit.Describe()}.");
        foreach ((string name, Tensor target) in targets)
        {
            if (!weights.Tensors.ContainsKey(name) || WeightsFit.IsStepCounter(name))
                continue;
            using Tensor value = weights.Load(name);
            target.copy_(value);
        }
    }
}
