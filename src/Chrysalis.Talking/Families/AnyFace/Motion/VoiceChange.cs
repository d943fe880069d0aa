using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>
/// Makes a recording sound like another voice, room and microphone: played faster or slower (pitch, vocal tract and tempo together),
/// filtered, with an echo and noise, louder or softer.
/// </summary>
internal static class VoiceChange
{
    /// <summary>Changes a sound at 16 kHz.</summary>
    /// <returns>The sound, and how many seconds of the original pass in a second of it.</returns>
    public static (float[] Sound, double Speed) Apply(ReadOnlySpan<float> sound, Random draw)
    {
        double speed = draw.NextDouble() < 0.8 ? Math.Exp(Between(draw, -0.30, 0.30)) : 1;
        float[] changed = Played(sound, speed);
        if (draw.NextDouble() < 0.5)
            Echo(changed, draw);
        for (int i = draw.Next(0, 4); i > 0; i--)
            Colour(changed, draw);
        Amplify(changed, draw);
        if (draw.NextDouble() < 0.7)
            AddNoise(changed, draw);
        return (changed, speed);
    }

    /// <summary>The sound played at another speed (cubic interpolation, Catmull and Rom).</summary>
    public static float[] Played(ReadOnlySpan<float> sound, double speed)
    {
        var played = new float[(int)(sound.Length / speed)];
        for (int i = 0; i < played.Length; i++)
        {
            double position = i * speed;
            int at = (int)position;
            float t = (float)(position - at);
            float a = At(sound, at - 1), b = At(sound, at), c = At(sound, at + 1), d = At(sound, at + 2);
            played[i] = b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        }

        return played;
    }

    private static float At(ReadOnlySpan<float> sound, int index) => sound[Math.Clamp(index, 0, sound.Length - 1)];

    /// <summary>A few early reflections and a tail that dies away.</summary>
    private static void Echo(float[] sound, Random draw)
    {
        var dry = (float[])sound.Clone();
        double decaySeconds = Between(draw, 0.05, 0.35);
        float amount = (float)Between(draw, 0.1, 0.6);
        for (int tap = 0; tap < 24; tap++)
        {
            int delay = draw.Next(40, (int)(decaySeconds * Waveform.SpeechRateHz));
            float gain = amount * (float)Math.Exp(-3.0 * delay / (decaySeconds * Waveform.SpeechRateHz)) * (draw.Next(2) * 2 - 1) * 0.4f;
            for (int i = delay; i < sound.Length; i++)
                sound[i] += gain * dry[i - delay];
        }
    }

    /// <summary>A peak or a dip somewhere (the peaking equaliser of R. Bristow-Johnson's cookbook).</summary>
    private static void Colour(float[] sound, Random draw)
    {
        double frequency = 100 * Math.Pow(70, draw.NextDouble());
        double omega = 2 * Math.PI * frequency / Waveform.SpeechRateHz;
        double amplitude = Math.Pow(10, Between(draw, -12, 12) / 40);
        double alpha = Math.Sin(omega) / (2 * Between(draw, 0.3, 1.5));
        double a0 = 1 + alpha / amplitude;
        double b0 = (1 + alpha * amplitude) / a0, b1 = -2 * Math.Cos(omega) / a0, b2 = (1 - alpha * amplitude) / a0;
        double a1 = b1, a2 = (1 - alpha / amplitude) / a0;
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (int i = 0; i < sound.Length; i++)
        {
            double x = sound[i];
            double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
            (x2, x1, y2, y1) = (x1, x, y1, y);
            sound[i] = (float)y;
        }
    }

    private static void Amplify(float[] sound, Random draw)
    {
        float gain = (float)Math.Pow(10, Between(draw, -14, 10) / 20);
        for (int i = 0; i < sound.Length; i++)
            sound[i] *= gain;
    }

    /// <summary>Noise between white and brown, 8 to 45 dB below the speech.</summary>
    private static void AddNoise(float[] sound, Random draw)
    {
        double power = sound.Sum(s => (double)s * s) / sound.Length;
        float[] noise = Noise(sound.Length, draw);
        double noisePower = noise.Sum(s => (double)s * s) / noise.Length;
        float gain = (float)Math.Sqrt(power / (noisePower + 1e-12) * Math.Pow(10, -Between(draw, 8, 45) / 10));
        for (int i = 0; i < sound.Length; i++)
            sound[i] += gain * noise[i];
    }

    /// <summary>Noise, of a power spectrum between flat and steeply falling.</summary>
    public static float[] Noise(int length, Random draw)
    {
        var noise = new float[length];
        float memory = (float)Between(draw, 0, 0.98);
        float last = 0;
        for (int i = 0; i < length; i++)
            noise[i] = last = memory * last + (draw.NextSingle() * 2 - 1);
        return noise;
    }

    private static double Between(Random draw, double least, double most) => least + (most - least) * draw.NextDouble();
}
