#:project ../src/Chrysalis.Talking/Chrysalis.Talking.csproj
#:property PublishAot=false
#:property UsesTorch=true
// Sound goes in as it is spoken, frames come out one by one: PERSONA.   arecord -f S16_LE -r 16000 | dotnet run samples/live.cs
using System.Runtime.InteropServices;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speaking.Async;
using Chrysalis.Talking.Speech;

// Opening is the only slow call.
using Speaker speaker = await Speaker.OpenAsync(args is [var persona] ? persona : "models/grid-s1-adnerf", "cpu");
var speech = new LiveSpeech();
Task listening = Task.Run(() => Listen(speech));

long frames = 0, light = 0;
await foreach (Frame frame in speaker.FramesAsync(new() { Speech = speech }))
{
    // Finished, RGB, row by row: a game would copy it into a texture. Leaving the loop ends the speech.
    frames++;
    light += frame.Rgb[0];
}

await listening;
Console.WriteLine($"{frames} frames, mean of their first pixels {light / Math.Max(1, frames)}");

// 16-bit little-endian mono at 16 kHz from standard input, a fifth of a second at a time.
static void Listen(LiveSpeech speech)
{
    using Stream input = Console.OpenStandardInput();
    var bytes = new byte[6400];
    while (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is > 0 and int count)
        speech.Write([.. MemoryMarshal.Cast<byte, short>(bytes.AsSpan(0, count & ~1)).ToArray().Select(sample => sample / 32768f)]);
    speech.Complete();
}
