#:project ../src/Chrysalis.Talking/Chrysalis.Talking.csproj
// A photo speaks without training, and without libtorch: PHOTO SPEECH VIDEO.   dotnet run samples/any-face.cs anna.jpg hi.wav anna.mp4
using Chrysalis.Talking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speaking;

if (args is not [var photo, var speech, var video])
{
    Console.Error.WriteLine("Give a photo, a recording and the video to write.");
    return 2;
}

var request = new SpeakRequest
{
    Face = photo,
    Audio = speech,
    Output = video,
    Encoding = new VideoEncoding(Crf: 20),
    Preview = TimeSpan.FromSeconds(10),
};
try
{
    // Refuses a photo without a face before any model is loaded.
    Speaker.RequireReadable(request);
    using Speaker speaker = Speaker.Open("models/any-face", "cpu");
    SpeakResult result = speaker.Speak(request, new Progress<SpeakProgress>(_ => Console.Write('.')));
    Console.WriteLine($" {result.FrameCount} frames at {result.FramesPerSecond:F0} frames/s");
    return 0;
}
catch (TalkingException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
