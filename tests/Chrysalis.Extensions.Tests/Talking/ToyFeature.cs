using Chrysalis.Talking.Footage;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>A feature from outside: the mean of each frame's pixels, and how much it changed since the frame before.</summary>
internal sealed class ToyFeature(int version) : IFootageFeature
{
    public string Name => "brightness";

    public int Version => version;

    public FootageNeeds Needs => FootageNeeds.Pictures;

    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>(2);

    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new Recorder(file);

    private sealed class Recorder(FeatureWriter file) : IFeatureRecorder
    {
        private float? last;

        public void See(FootageFrame frame)
        {
            float mean = (float)frame.Picture.Rgb.Average(value => (double)value);
            file.Write<float>([mean, mean - (last ?? mean)]);
            last = mean;
        }
    }
}
