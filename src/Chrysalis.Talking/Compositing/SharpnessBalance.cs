namespace Chrysalis.Talking.Compositing;

/// <summary>
/// How sharp the painted part is beside the real one, as the variance of the Laplacian, and by how much of its fine
/// detail it must be raised to match. The figures follow the footage slowly, so that the amount does not pump.
/// </summary>
internal sealed class SharpnessBalance
{
    // A gain beyond this would show noise and rims rather than detail.
    private const double MostAmount = 1.5;

    // Part of the real variance is the camera's noise, which is no detail to be made up for.
    private const double TargetShare = 0.9;

    private const double Following = 0.22;

    private double real, painted, cross, detail;
    private bool started;

    /// <summary>
    /// The amount a with which <c>painted + a detail</c> has nearly the real part's variance: the positive root
    /// of <c>painted + 2 a cross + a^2 detail = 0.9 real</c>; 0 where it is as sharp already.
    /// </summary>
    public float Amount
    {
        get
        {
            double lacking = TargetShare * real - painted;
            if (lacking <= 0 || detail <= 0)
                return 0;
            double amount = (Math.Sqrt(cross * cross + detail * lacking) - cross) / detail;
            return (float)Math.Clamp(amount, 0, MostAmount);
        }
    }

    /// <summary>Takes one frame into account.</summary>
    /// <param name="before">The real frame.</param>
    /// <param name="after">The frame with the painted face.</param>
    /// <param name="fine">The fine detail of <paramref name="after"/>.</param>
    /// <param name="weights">Where the painted face shows.</param>
    public void Update(LumaPatch before, LumaPatch after, LumaPatch fine, float[] weights)
    {
        double r = 0, p = 0, c = 0, d = 0;
        int count = 0;
        for (int y = 1; y < before.Height - 1; y++)
            for (int x = 1, i = y * before.Width + 1; x < before.Width - 1; x++, i++)
            {
                if (weights[i] < 0.5f)
                    continue;
                float wasReal = before.Laplacian(i), isPainted = after.Laplacian(i), isFine = fine.Laplacian(i);
                r += wasReal * wasReal;
                p += isPainted * isPainted;
                c += isPainted * isFine;
                d += isFine * isFine;
                count++;
            }

        if (count == 0)
            return;
        double share = started ? Following : 1;
        started = true;
        real += share * (r / count - real);
        painted += share * (p / count - painted);
        cross += share * (c / count - cross);
        detail += share * (d / count - detail);
    }
}
