using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Families;

/// <summary>The families there are, by name.</summary>
public static class TalkingFamilies
{
    /// <summary>All families, in the order of their generation.</summary>
    public static IReadOnlyList<ITalkingFamily> All { get; } = [new Autoencoder.AutoencoderFamily(), new Wav2Lip.Wav2LipFamily()];

    /// <summary>Names of all families.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(family => family.Name)];

    /// <summary>The family of a name.</summary>
    /// <exception cref="TalkingException">No such family; the nearest name is suggested.</exception>
    public static ITalkingFamily Get(string name) =>
        All.FirstOrDefault(family => family.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("family", name, Names));
}
