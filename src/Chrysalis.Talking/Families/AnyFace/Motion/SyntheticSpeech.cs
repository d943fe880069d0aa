using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Sentences of random words in synthetic voices, with mouths by rule: more words and voices than any footage has.</summary>
internal static class SyntheticSpeech
{
    /// <summary>How much a mouth by rule counts beside a seen one.</summary>
    private const float Trust = 0.35f;
    private const int WordsEach = 9;

    private static readonly string[] Words = (
        "about above after again air all almost along always animal another answer any area around ask away back ball beautiful because "
        + "become before begin behind below best better between big bird black blue boat body book both box boy bread break bridge bring "
        + "brother brown build business but buy by call came can car carry change charm cheap cheese child choose church city class clear "
        + "clock close cloud cold colour come could country cow cross cup dark day deep did different dinner do dog door down draw dream "
        + "drink drive early earth east easy eat edge egg eight end enough even evening every eye face fall family far farm fast father "
        + "feel feet few field find fire first fish five floor flower fly follow food foot form forward four free friend from front full "
        + "game garden gave girl give glass go gold good grass great green ground group grow hair half hand happy hard have head hear "
        + "heart heavy help here high hill hold home horse hot hour house how hundred ice idea island job join joy judge jump just keep "
        + "kind king knife know lady lake land large last late laugh lead learn leave left leg letter life light line listen little long "
        + "look love low machine make man many map march mark market matter may mean measure meat meet middle might mile milk mind minute "
        + "moment money month moon more morning most mother mountain mouth move much music name near never new night nine noise north nose "
        + "nothing now number ocean off often oil old once one only open orange order other our over page paint pair paper part party past "
        + "people picture piece place plain plane plant play please point poor power press problem pull push put quarter queen question "
        + "quick quiet rain reach read ready red rich ride right ring river road rock roof room rose round rule run safe sail same sand "
        + "say school sea second seven shape sharp ship shoe shop short should show side sign silver simple sing sister sit six size skin "
        + "sky sleep slow small smile snow soft some song soon sound south space speak spring square stand star start state stone stop "
        + "storm story street strong such sugar summer sun sure table tail take talk tall teach ten than thank that them there these they "
        + "thick thin thing think third this those thought thousand three through time today together tomorrow too top touch town toy "
        + "tree true try turn twelve two under until up usual valley very vision voice wait walk wall want warm watch water wave way wear "
        + "weather week well west wet what wheel when where which while white who whole why wide wild wind window winter wish with woman "
        + "wonder wood word work world would write wrong year yellow yes yesterday you young zero").Split(' ');

    /// <summary>Makes sentences; the same seed says the same.</summary>
    public static MotionClip[] Make(MouthBasis basis, int sentences, Random draw)
    {
        var rules = new RuledMouth(basis);
        (string Voice, string Text, double Stretch, double Pitch)[] plans = [.. Enumerable.Range(0, sentences).Select(i => (
            Flite.Voices[i % Flite.Voices.Count],
            string.Join(' ', Enumerable.Range(0, WordsEach).Select(_ => Words[draw.Next(Words.Length)])),
            0.8 + 0.6 * draw.NextDouble(), (i % Flite.Voices.Count == 2 ? 190 : 110) * (0.8 + 0.5 * draw.NextDouble())))];
        return [.. plans.AsParallel().AsOrdered().Select((plan, i) =>
        {
            (float[] sound, SpokenPhone[] phones) = Flite.Say(plan.Voice, plan.Text, plan.Stretch, plan.Pitch);
            double rate = FaceFormat.FrameRate.PerSecond;
            int frames = (int)(phones[^1].End * rate);
            float[][] mouths = rules.Follow(phones, frames, rate);
            return new MotionClip(
                Path.Combine("synthetic", $"{i}"), sound, mouths,
                [.. mouths.Select(mouth => basis.RestOpening + Math.Max(0, basis.Opening(mouth)))], [.. Enumerable.Repeat(Trust, frames)])
            {
                Visemes = VisemeCurves.Of(phones, frames, rate),
            };
        })];
    }
}
