namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>The sizes of a U-Net of Diffused Heads (Stypulkowski 2023, arXiv 2301.03396).</summary>
internal sealed record UNetShape
{
    /// <summary>The sizes of the published network: 215,739,398 parameters with grey motion frames, pictures of 128 x 128.</summary>
    public static UNetShape Published { get; } = new();

    /// <summary>Channels that the multipliers multiply, a multiple of 32; also the numbers of an audio embedding.</summary>
    public int Channels { get; init; } = 256;

    /// <summary>Multiples of the channels at each level; a level has half the rows of the one before it.</summary>
    public IReadOnlyList<int> Multipliers { get; init; } = [1, 2, 3];

    /// <summary>Residual blocks a level on the way down; one more on the way up.</summary>
    public int Blocks { get; init; } = 2;

    /// <summary>
    /// Levels whose blocks are followed by attention, from 0. Published: rows of 32 in pictures of 128, which is level 2.
    /// </summary>
    public IReadOnlyList<int> AttentionLevels { get; init; } = [2];

    /// <summary>Channels of one attention head; null divides the channels among <see cref="Heads"/>.</summary>
    public int? ChannelsAHead { get; init; } = 64;

    /// <summary>Attention heads where <see cref="ChannelsAHead"/> is null.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Whether residual blocks change the size between levels; else means of 2 x 2 and repeated pixels do.</summary>
    public bool ResamplesInBlocks { get; init; } = true;

    /// <summary>Channels of a picture.</summary>
    public int PictureChannels { get; init; } = 3;

    /// <summary>Past frames that are seen.</summary>
    public int MotionFrames { get; init; } = 2;

    /// <summary>Whether past frames are seen in grey.</summary>
    public bool HasGreyMotion { get; init; }

    /// <summary>Audio embeddings before the frame's own that are heard, and as many after it.</summary>
    public int AudioNeighbours { get; init; } = 2;

    /// <summary>Whether the variance is predicted beside the noise.</summary>
    public bool LearnsVariance { get; init; } = true;

    /// <summary>Share of values dropped in training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Numbers of the embeddings of step and speech inside the network.</summary>
    public int EmbeddingValues => 4 * Channels;

    /// <summary>Audio embeddings that are heard for a frame.</summary>
    public int AudioEmbeddings => 2 * AudioNeighbours + 1;

    /// <summary>Channels of a past frame.</summary>
    public int MotionChannels => HasGreyMotion ? 1 : PictureChannels;

    /// <summary>Channels in: the noisy picture, the past frames, the identity frame.</summary>
    public int InputChannels => 2 * PictureChannels + MotionFrames * MotionChannels;

    /// <summary>Channels out: the noise, and where to between its bounds the variance lies.</summary>
    public int OutputChannels => LearnsVariance ? 2 * PictureChannels : PictureChannels;

    /// <summary>Pictures have a multiple of so many rows and columns.</summary>
    public int SizeMultiple => 1 << (Multipliers.Count - 1);

    /// <summary>Channels at a level.</summary>
    public int ChannelsAt(int level) => Channels * Multipliers[level];

    /// <summary>Attention heads over so many channels.</summary>
    public int HeadsOf(int channels) => ChannelsAHead is { } one ? channels / one : Heads;
}
