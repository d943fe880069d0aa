using Chrysalis.Talking.Families.AdNerf;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Families.DiffusedHeads;
using Chrysalis.Talking.Families.SyncTalk;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Families;

/// <summary>The families that come with the program, one line each.</summary>
public static class TalkingFamilies
{
    /// <summary>All families, in the order of their generation.</summary>
    public static FamilyCatalogue Catalogue { get; } = new(
    [
        new AutoencoderFamily(),
        new Wav2LipFamily(),
        new AdNerfFamily(),
        new SyncTalkFamily(),
        new DiffusedHeadsFamily(),
        new AnyFaceFamily(),
    ]);

    /// <summary>All families, in the order of their generation.</summary>
    public static IReadOnlyList<ITalkingFamily> All => Catalogue.All;

    /// <summary>Names of all families.</summary>
    public static IReadOnlyList<string> Names => Catalogue.Names;

    /// <summary>The family of a name.</summary>
    /// <exception cref="TalkingException">No such family; the nearest name is suggested.</exception>
    public static ITalkingFamily Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Catalogue.Get(name);
    }
}
