namespace Chrysalis.Talking.Speaking;

/// <summary>What a speaking run spends its time on.</summary>
internal enum Stage
{
    /// <summary>Finding the face.</summary>
    Analyse,

    /// <summary>Decoding footage and cutting faces out.</summary>
    Decode,

    /// <summary>Painting faces.</summary>
    Generate,

    /// <summary>Laying them back into the frames.</summary>
    Blend,

    /// <summary>Handing frames to the encoder, including waiting for it.</summary>
    Encode,
}
