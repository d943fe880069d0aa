using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>The official folder that a training is given where other trainings take videos.</summary>
internal static class OfficialFolderGiven
{
    /// <summary>Whether one is given.</summary>
    public static bool In(TrainingRequest request) => request.Videos.Any(OfficialHeadFolder.Is);

    /// <summary>Reads it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="family">The family, for messages.</param>
    /// <exception cref="TalkingException">None is given, or several, or something else beside it.</exception>
    public static OfficialHeadFolder Read(TrainingRequest request, string family)
    {
        request.RequireNoStart(family);
        return request.Videos is [{ } only] && (OfficialHeadFolder.Is(only) || Directory.Exists(only))
            ? OfficialHeadFolder.Read(only)
            : throw new TrainingException($"The preset {OfficialPreset.Name} of '{family}' is taught on one folder that the published "
                + $"tools made of a video, with transforms_train.json in it, not on '{string.Join("', '", request.Videos)}': give such a "
                + "folder, or train the preset compact on the video.")
            { Settings = [nameof(request.Videos), nameof(request.Preset)] };
    }

    /// <summary>Refuses one for a preset that is taught on videos.</summary>
    /// <exception cref="TrainingException">There is one.</exception>
    public static void Refuse(TrainingRequest request)
    {
        if (request.Videos.FirstOrDefault(OfficialHeadFolder.Is) is { } folder)
            throw new TrainingException($"'{folder}' is a folder that the published tools made, and the preset '{request.Preset}' is "
                + $"taught on videos: take the preset {OfficialPreset.Name}, or give the video itself.")
            { Settings = [nameof(request.Preset), nameof(request.Videos)] };
    }
}
