#:project ../src/Chrysalis.Talking/Chrysalis.Talking.csproj
#:property UsesTorch=true
// A minute of a person becomes a persona; Ctrl-C stops, the same command goes on: VIDEO PERSONA MINUTES.
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Training;

if (args is not [var video, var persona, var minutes])
{
    Console.Error.WriteLine("Give a video or a folder of videos, the persona's folder and the minutes to train.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
var family = (ITrains)TalkingFamilies.Get("any-face");
var request = new TrainingRequest
{
    Videos = [video],
    PersonaFolder = persona,
    From = "models/any-face",
    Minutes = double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture),
    Consent = "the person shown has agreed",
};
TrainingResult result = family.Train(request, new Progress<TrainingProgress>(step => Show(step)), stop.Token);
Console.WriteLine(result.Finished ? $"{persona} is ready after {result.Steps} steps." : "Stopped: the same command goes on.");
return result.Finished ? 0 : 130;

static void Show(TrainingProgress step) => Console.WriteLine($"{step.Stage} {step.Done}/{step.Total} {step.Message}");
