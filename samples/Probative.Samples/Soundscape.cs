namespace Probative.Samples;

/// <summary>
/// What can be heard at the place, as a function of time alone, so that each recorder may sample it by its
/// own clock: wind, two voices that only hum, a whistle, three claps.
/// </summary>
internal sealed class Soundscape
{
    private const int Partials = 48;
    private const double ClapSeconds = 0.12;
    private const double TwoPi = 2 * Math.PI;

    private readonly (double Hertz, double Phase, double Decay)[] _clap =
        new (double, double, double)[Partials];
    private readonly (double Hertz, double Phase)[] _wind = new (double, double)[24];

    public Soundscape(uint seed)
    {
        // A clap is a burst of many partials that die away: noise that can be had at any instant.
        var noise = new Noise(seed);
        for (var i = 0; i < Partials; i++)
        {
            _clap[i] = (400 + (6600 * noise.Next()), TwoPi * noise.Next(), 60 + (90 * noise.Next()));
        }

        for (var i = 0; i < _wind.Length; i++) _wind[i] = (25 + (300 * noise.Next()), TwoPi * noise.Next());
    }

    /// <summary>The pressure at a second of the exercise, about -1 to 1.</summary>
    public double At(double seconds)
    {
        var sum = Wind(seconds) + Voice(seconds, 118, 0.9) + Voice(seconds, 187, 2.3) + Whistle(seconds);
        foreach (var clap in Exercise.Claps) sum += Clap(seconds - clap);
        return sum;
    }

    private double Clap(double since)
    {
        if (since is < 0 or > ClapSeconds) return 0;
        var sum = 0d;
        foreach (var (hertz, phase, decay) in _clap)
        {
            sum += Math.Sin((TwoPi * hertz * since) + phase) * Math.Exp(-decay * since);
        }

        return 0.13 * sum;
    }

    private static double Whistle(double seconds)
    {
        if (seconds is < Exercise.WhistleFrom or > Exercise.WhistleTo) return 0;
        var into = (seconds - Exercise.WhistleFrom) / (Exercise.WhistleTo - Exercise.WhistleFrom);
        var trill = 1 + (0.3 * Math.Sin(TwoPi * 28 * seconds));
        return 0.12 * Math.Sin(Math.PI * into) * trill * Math.Sin(TwoPi * 2900 * seconds);
    }

    private static double Voice(double seconds, double hertz, double rhythm)
    {
        // Syllables come and go; the pitch sways a little; no word is spoken.
        var syllable = Math.Max(0, Math.Sin(TwoPi * rhythm * seconds) + (0.6 * Math.Sin(3.7 * seconds)));
        var turn = (TwoPi * hertz * seconds) + (4 * Math.Sin(2.1 * seconds));
        var sum = 0d;
        for (var harmonic = 1; harmonic <= 7; harmonic++) sum += Math.Sin(turn * harmonic) / harmonic;
        return 0.012 * syllable * sum;
    }

    private double Wind(double seconds)
    {
        var sum = 0d;
        foreach (var (hertz, phase) in _wind) sum += Math.Sin((TwoPi * hertz * seconds) + phase);
        return 0.006 * (1.2 + Math.Sin(0.8 * seconds)) * sum;
    }
}
