#:project ../src/Chrysalis.Talking/Chrysalis.Talking.csproj
#:property UsesTorch=true
// A persona says a recording: PERSONA SPEECH VIDEO.   dotnet run samples/speak.cs models/grid-s1 speech.wav out/anna.mp4
using Chrysalis.Talking;
using Chrysalis.Talking.Speaking;

if (args is not [var persona, var speech, var video])
{
    Console.Error.WriteLine("Give a persona's folder, a recording and the video to write.");
    return 2;
}

try
{
    // Opening loads the model; it then speaks any number of recordings.
    using Speaker speaker = Speaker.Open(persona, "cpu");
    SpeakResult result = speaker.Speak(new() { Audio = speech, Output = video });
    Console.WriteLine($"{result.FrameCount} frames at {result.FramesPerSecond:F0} frames/s");
    foreach (string warning in result.Warnings)
        Console.WriteLine(warning);
    return 0;
}
catch (TalkingException error)
{
    // One sentence that names the value, the rule and the remedy.
    Console.Error.WriteLine(error.Message);
    return 2;
}
