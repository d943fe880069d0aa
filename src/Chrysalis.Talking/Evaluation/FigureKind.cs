namespace Chrysalis.Talking.Evaluation;

/// <summary>A figure of <see cref="MouthFigures"/>: its name in reports, its value and how far a value is from the ideal.</summary>
internal sealed record FigureKind(string Name, Func<MouthFigures, double?> Value, Func<double, double> Badness)
{
    /// <summary>All figures, in the order of a report.</summary>
    public static IReadOnlyList<FigureKind> All { get; } =
    [
        new("frame_psnr_db", figures => figures.FramePsnrDb, FromHigh),
        new("frame_ssim", figures => figures.FrameSsim, FromHigh),
        new("mouth_psnr_db", figures => figures.MouthPsnrDb, FromHigh),
        new("mouth_ssim", figures => figures.MouthSsim, FromHigh),
        new("mouth_landmark_distance_iod", figures => figures.MouthLandmarkDistanceIod, value => value),
        new("opening_correlation", figures => figures.OpeningCorrelation, FromHigh),
        new("opening_best_lag_frames", figures => figures.OpeningBestLagFrames, Math.Abs),
        new("opening_best_lag_correlation", figures => figures.OpeningBestLagCorrelation, FromHigh),
        new("opening_deviation_ratio", figures => figures.OpeningDeviationRatio, FromOne),
        new("mouth_sharpness_ratio", figures => figures.MouthSharpnessRatio, FromOne),
    ];

    private static double FromHigh(double value) => -value;

    private static double FromOne(double value) => Math.Abs(value - 1);
}
