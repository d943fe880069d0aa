using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Which networks, which square of the face, and how they are trained.</summary>
internal abstract record Wav2LipPreset
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Frames a second of the model.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>The square of the face that is seen.</summary>
    public abstract CropGeometry Crop { get; }

    /// <summary>What more of the face is seen when speaking, in pixels of the frame.</summary>
    public virtual Edges Pads => default;

    /// <summary>The face is painted anew from this row of the square down.</summary>
    public abstract int PaintedFromRow { get; }

    /// <summary>The generator hears this many mel frames with a picture.</summary>
    public abstract int MelFrames { get; }

    /// <summary>What its generator takes and gives.</summary>
    public GeneratorShape Shape => new(Name, Crop.SizePx, MelFrames);

    /// <summary>How many of them come before the picture's own moment.</summary>
    public abstract int MelFramesBefore { get; }

    /// <summary>How the networks are taught.</summary>
    public abstract Wav2LipRecipe Recipe { get; }

    /// <summary>A new generator.</summary>
    public abstract LipGenerator CreateGenerator();

    /// <summary>A new lip-sync expert.</summary>
    public abstract LipSyncExpert CreateExpert();

    /// <summary>A new judge of picture quality.</summary>
    public abstract Adversary CreateAdversary();

    /// <summary>All presets, the default first.</summary>
    public static IReadOnlyList<Wav2LipPreset> All { get; } = [new CompactPreset(), new DraftPreset(), new OfficialPreset()];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="TalkingException">No such preset.</exception>
    public static Wav2LipPreset Get(string name) =>
        All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new TalkingException(NearestName.Unknown("preset", name, [.. All.Select(preset => preset.Name)]));
}
