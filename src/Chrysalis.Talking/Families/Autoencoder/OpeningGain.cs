namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Widens the movement of a speech-driven mouth to the spread of a real one.</summary>
/// <param name="Direction">How the latent changes when the mouth opens by one standard deviation.</param>
/// <param name="Mean">The mean opening, in standard deviations of the footage's.</param>
/// <param name="Factor">Factor on the distance from the mean; 1 changes nothing.</param>
internal sealed record OpeningGain(float[] Direction, double Mean, double Factor);
