using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>Chooses, once a training, the number type its convolutions compute in.</summary>
public static class TrainingPrecision
{
    private static readonly Dictionary<string, ScalarType> Types = new()
    {
        ["float32"] = ScalarType.Float32,
        ["bfloat16"] = ScalarType.BFloat16,
    };

    /// <summary>
    /// The type for trainings that are to be held against each other: that of one that is unfinished, else the one that is faster here.
    /// </summary>
    /// <param name="personaFolders">The folders that they write.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <returns>A name, as in <see cref="TrainingRequest.Precision"/>.</returns>
    public static string Of(IEnumerable<string> personaFolders, string device)
    {
        ArgumentNullException.ThrowIfNull(personaFolders);
        ArgumentNullException.ThrowIfNull(device);
        IEnumerable<string> checkpoints = personaFolders.Select(TrainingRun.FolderOf).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.safetensors"));
        return NameOf(Choose(null, checkpoints, TorchDevice.Get(device)));
    }

    /// <summary>
    /// The type asked for; else that of the unfinished training in the folder, which a measurement of speed must not change; else the
    /// faster one.
    /// </summary>
    /// <param name="asked">A name, or null.</param>
    /// <param name="checkpoints">Where an unfinished training would be.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="TrainingException">No such type.</exception>
    internal static ScalarType Choose(string? asked, IEnumerable<string> checkpoints, Device device)
    {
        if (asked is not null)
            return Types.TryGetValue(asked, out ScalarType type)
                ? type
                : throw new TrainingException(NearestName.Unknown("precision", asked, [.. Types.Keys]));
        string? begun = checkpoints.Where(File.Exists).Select(path => TrainingCheckpoint.Metadata(path).GetValueOrDefault("compute"))
            .FirstOrDefault(type => type is not null);
        return begun is not null && Types.TryGetValue(begun, out ScalarType before) ? before : ComputeType.Fastest(device);
    }

    /// <summary>The name of a type, as in <see cref="TrainingRequest.Precision"/>.</summary>
    internal static string NameOf(ScalarType type) => Types.First(pair => pair.Value == type).Key;
}
