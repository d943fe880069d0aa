namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>Samples a ray: first evenly, then where those found something.</summary>
/// <param name="Coarse">Even samples, at least 3.</param>
/// <param name="Fine">Samples drawn by the weights of the even ones; the fine network is asked for both.</param>
internal sealed record CoarseFineSampling(int Coarse, int Fine)
{
    /// <summary>As published (Guo 2021).</summary>
    public static CoarseFineSampling Published { get; } = new(64, 128);
}
