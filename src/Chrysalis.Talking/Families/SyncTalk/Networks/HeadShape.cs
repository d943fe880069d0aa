namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>The sizes of a public SyncTalk head that depend on how it was trained.</summary>
/// <param name="Codes">Frames that have a code of their own (<c>--ind_num</c>).</param>
/// <param name="CodeValues">Numbers of a frame's code (<c>--ind_dim</c>); 0 for none.</param>
/// <param name="Expressions">Blendshapes of the upper face: 7, 4 or 2 (<c>--bs_area</c> upper, single, eye).</param>
/// <param name="TorsoCodeValues">Numbers of a frame's code for the torso; 0 for none.</param>
internal sealed record HeadShape(int Codes = 20_000, int CodeValues = 4, int Expressions = 7, int TorsoCodeValues = 8)
{
    /// <summary>Half the side of the cube that the head is in, in scene units.</summary>
    public const float Bound = 1;

    /// <summary>Numbers that a window of speech is heard as.</summary>
    public const int Heard = 512;

    /// <summary>Windows of speech that a frame hears.</summary>
    public const int Windows = 8;

    /// <summary>Numbers of speech that reach the head.</summary>
    public const int Speech = 32;

    /// <summary>Numbers between density and colour.</summary>
    public const int Geometry = 64;
}
