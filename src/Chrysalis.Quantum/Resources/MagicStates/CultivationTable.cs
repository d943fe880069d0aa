namespace Chrysalis.Quantum.Resources.MagicStates;

/// <summary>
/// What a cultivated T state costs: simulations of Gidney, Shutty and Jones (arXiv:2409.17595; data doi:10.5281/zenodo.13777072,
/// fault distances 3 and 5, grown to distance 15) at three error rates; points without a rival that is better in both figures.
/// </summary>
internal static class CultivationTable
{
    /// <summary>Above this physical error rate there is no simulation.</summary>
    public const double LargestErrorRate = 2e-3;

    private static readonly (double ErrorRate, CultivatedState[] States)[] Columns =
    [
        (5e-4,
        [
            new(4.325e-11, 18963), new(5.03e-11, 14702), new(5.976e-11, 13101), new(2.147e-10, 11769),
            new(4.993e-10, 10424), new(1.063e-09, 9227), new(1.148e-08, 8214), new(3.195e-08, 7376),
            new(2.997e-07, 4434), new(3.948e-07, 3963), new(8.244e-07, 3564), new(1.293e-05, 3200),
        ]),
        (1e-3,
        [
            new(7.885e-10, 127164), new(9.484e-10, 101967), new(1.367e-09, 88163), new(1.641e-09, 75635),
            new(2.123e-09, 57067), new(2.703e-09, 51275), new(5.927e-09, 44459), new(9.967e-09, 37819),
            new(1.309e-08, 32487), new(3.224e-08, 28807), new(6.869e-08, 25914), new(9.098e-08, 23124),
            new(1.419e-07, 20705), new(2.061e-07, 18537), new(2.979e-07, 16619), new(6.862e-07, 14668),
            new(2.653e-06, 8071), new(2.976e-06, 7067), new(3.357e-06, 6284), new(4.147e-06, 5572),
            new(6.806e-06, 4948), new(2.931e-05, 4291), new(6.425e-05, 3861),
        ]),
        (2e-3,
        [
            new(1.044e-07, 2657934), new(1.519e-07, 1933842), new(1.923e-07, 1632340), new(3.212e-07, 1363176),
            new(4.582e-07, 1166706), new(5.113e-07, 1001354), new(6.136e-07, 867919), new(8.265e-07, 779346),
            new(9.863e-07, 697533), new(1.461e-06, 590269), new(1.705e-06, 456967), new(2.061e-06, 391643),
            new(2.499e-06, 326343), new(3.215e-06, 272883), new(4.517e-06, 233757), new(6.303e-06, 205734),
            new(8.297e-06, 177965), new(1.118e-05, 150620), new(1.667e-05, 130631), new(2.491e-05, 37284),
            new(2.762e-05, 29793), new(2.998e-05, 26749), new(3.421e-05, 22236), new(4.191e-05, 18698),
            new(4.984e-05, 16332), new(6.084e-05, 14530),
        ]),
    ];

    /// <summary>
    /// States at an error rate no lower than the given one: the nearest simulated column above it. Empty beyond the last.
    /// </summary>
    public static IReadOnlyList<CultivatedState> At(double errorRate)
    {
        foreach ((double column, CultivatedState[] states) in Columns)
        {
            // A rate computed as 10^-3 may exceed the column by rounding.
            if (errorRate <= column * (1 + 1e-9))
                return states;
        }

        return [];
    }
}
