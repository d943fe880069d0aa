namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>What a surface of the synthetic head is of.</summary>
internal enum SurfaceKind
{
    /// <summary>The face, painted with a texture.</summary>
    Face,

    /// <summary>Skull behind the face's outline: skin or hair.</summary>
    Scalp,

    /// <summary>Ears.</summary>
    Skin,

    /// <summary>Inside of the mouth.</summary>
    Mouth,

    /// <summary>Upper teeth.</summary>
    Teeth,

    /// <summary>Neck, of the torso's part.</summary>
    Neck,

    /// <summary>What the torso wears.</summary>
    Cloth,
}
