namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>What a FaceNeRF takes beside the encoded position (63 values) and the encoded direction (27 values).</summary>
/// <param name="SignalValues">Values that are the same for all points of a frame: what is heard, and for the torso the head's pose.</param>
internal sealed record FaceNerfShape(int SignalValues)
{
    /// <summary>Layers before the density.</summary>
    public const int Depth = 8;

    /// <summary>Values a layer.</summary>
    public const int Width = 256;

    /// <summary>Values of the layers that see the direction.</summary>
    public const int ViewWidth = Width / 2;

    /// <summary>Layers that see the direction.</summary>
    public const int ViewDepth = 1 + Depth / 4;

    /// <summary>The layer that is given the input once more, before the hidden values.</summary>
    public const int SkipLayer = 5;

    /// <summary>Octaves of a position's encoding.</summary>
    public const int PositionOctaves = 10;

    /// <summary>Octaves of a direction's encoding.</summary>
    public const int DirectionOctaves = 4;

    /// <summary>Values of a direction's encoding.</summary>
    public const int DirectionValues = 27;

    /// <summary>The head's: what is heard.</summary>
    public static FaceNerfShape Head { get; } = new(AudioNet.Values);

    /// <summary>The torso's: what is heard, and 42 values of the head's pose.</summary>
    public static FaceNerfShape Torso { get; } = new(AudioNet.Values + 2 * PositionEncoding.Values(3));

    /// <summary>Values of the first layer's input: encoded position and signal.</summary>
    public int PointValues => PositionEncoding.Values(PositionOctaves) + SignalValues;

    /// <summary>Values of the whole input.</summary>
    public int InputValues => PointValues + DirectionValues;
}
