using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>Refuses requests that cannot end well, before any work is done.</summary>
internal static class RequestCheck
{
    /// <summary>Checks everything but the contents of the files.</summary>
    /// <exception cref="TalkingException">The output cannot be written there, the encoding does not exist, or the preview has no
    /// length.</exception>
    public static void RequireUsable(SpeakRequest request)
    {
        if (request.Preview is { } preview && preview <= TimeSpan.Zero)
            throw new SpeakException(
                $"A preview of {preview.TotalSeconds:0.###} s shows nothing: give a length above zero, for example 3s.");
        if (request.Audio is null == request.Speech is null)
            throw new SpeakException("A request takes its speech either from a file (Audio) or from a source (Speech): give one of them.");
        if (request.Output is null == request.Sink is null)
            throw new SpeakException("A request gives its frames either to a file (Output) or to a sink (Sink): give one of them.");
        if (request is { Face: { } file, Picture: not null })
            throw new SpeakException($"A request takes its face either from a file or from a picture in memory: leave out '{file}'.");
        if (request.Output is { } given)
            RequireUsable(given, request);
        if (request.Head?.SaveTo is { } poses && WritablePath.WhyNot(poses) is { } fault)
            throw new SpeakException(fault);
        if (request.Encoding.Crf is < 0 or > 51)
            throw new SpeakException($"A crf of {request.Encoding.Crf} does not exist: give 0 (best quality) to 51 (smallest file).");
        if (request.Sink is null or MatroskaStreamSink)
            EncodingTrial.RequireHolds(request.Encoding.Codec, request.Sink is null ? Path.GetExtension(request.Output)! : ".mkv");
        else if (request.Encoding.Codec is { } codec)
            VideoCodec.EncoderOf(codec);
    }

    /// <summary>Refuses what a model that paints whole frames has no use for, rather than leaving it out unsaid.</summary>
    /// <exception cref="SpeakException">The request asks for such a thing.</exception>
    public static void RequireFit(SpeakRequest request, ModelTraits traits, string name)
    {
        RequireFeatures(request, traits, name);
        if (request.DenoisingSteps is { } steps)
        {
            StepSubset.Parse(steps, traits.DenoisingSteps
                ?? throw new SpeakException($"'{name}' denoises nothing and takes no steps: leave out '{steps}'.")
                {
                    Settings = [nameof(request.DenoisingSteps)],
                });
        }

        RequireWithin(request.Guidance, traits.MostGuidance, $"'{name}' leans on the speech as it learnt to", nameof(request.Guidance));
        RequireWithin(request.Expression, traits.MostExpression, $"'{name}' has no livelier or calmer face", nameof(request.Expression));
        if (traits.Mouth is not null)
            return;
        (string unused, string? setting) = request.Placement.Pads is not null ? ("pads: leave them out", nameof(request.Placement.Pads))
            : request.Placement.Box is not null
            ? ("fixed box, as it looks for the mesh of the face: leave it out", nameof(request.Placement.Box))
            : request.Blending != new BlendOptions() ? ("blending: leave it as it is", nameof(request.Blending))
            : ("", null);
        if (setting is not null)
            throw new SpeakException($"'{name}' paints whole frames and takes no {unused}.") { Settings = [setting] };
    }

    private static void RequireWithin(double? asked, double? most, string cannot, string setting)
    {
        if (asked is not { } value)
            return;
        if (most is not { } bound)
            throw new SpeakException($"{cannot}: leave out the {setting.ToLowerInvariant()}.") { Settings = [setting] };
        if (!(value >= 0 && value <= bound))
            throw new SpeakException(
                FormattableString.Invariant($"{setting} is from 0 to {bound}, not {value}, and 1 is as it was learnt: give such a number."))
            {
                Settings = [setting],
            };
    }

    private static void RequireFeatures(SpeakRequest request, ModelTraits traits, string name)
    {
        if (traits.HearsFeatures is null && request.Features is { } unused)
            throw new SpeakException($"'{name}' hears the recording itself and takes no features: leave out '{unused}'.")
            {
                Settings = [nameof(request.Features)],
            };
        if (traits.HearsByProgram is null && request.TrustsTorchScript)
            throw new SpeakException($"'{name}' runs no TorchScript program: leave out the trust in one.")
            {
                Settings = [nameof(request.TrustsTorchScript)],
            };
        if (traits.HearsFeatures is not { } heard || request.Features is not null)
            return;
        if (traits.HearsByProgram is { } program && !request.TrustsTorchScript)
            throw new SpeakException(ProgramTrust.Refusal(name, program)) { Settings = ProgramTrust.Settings };
        if (traits.HearsByProgram is null)
            throw new SpeakException($"'{name}' hears {heard}, and those are not worked out here: give the features of this "
                + "recording.") { Settings = [nameof(request.Features)] };
    }

    private static void RequireUsable(string given, SpeakRequest request)
    {
        if (WritablePath.WhyNot(given) is { } fault)
            throw new SpeakException(fault);
        string output = Path.GetFullPath(given);
        if (!EncodingTrial.Containers.Contains(Path.GetExtension(output).ToLowerInvariant()))
            throw new SpeakException(
                $"'{given}' does not end in a video type this program writes: use {string.Join(", ", EncodingTrial.Containers)}.");
        foreach (string input in new[] { request.Audio, request.Face, request.Head?.Pose, request.Features }.OfType<string>())
        {
            if (Path.GetFullPath(input) == output)
                throw new SpeakException($"The output '{given}' is also an input and would be overwritten: name another file.");
        }
    }
}
