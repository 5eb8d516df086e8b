namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Levels of a whole recording, its offset from zero, and clipping: three or more samples in a row at 0.999
/// of full scale or above, on one side. Not thread-safe.
/// </summary>
public sealed class LevelReader
{
    /// <summary>A sample from here on may be clipped.</summary>
    public const float ClipLevel = 0.999f;

    /// <summary>So many in a row are; fewer are a peak.</summary>
    public const int ClipRun = 3;

    private double _sum;
    private double _squares;
    private int _run;
    private int _side;

    /// <summary>Samples so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Of them, how many were no numbers; they count as zeros.</summary>
    public long NotNumbers { get; private set; }

    /// <summary>The highest absolute value.</summary>
    public float Peak { get; private set; }

    /// <summary>How many runs of clipped samples there are.</summary>
    public long ClippedRuns { get; private set; }

    /// <summary>How many samples lie in them.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>The peak, in decibels of full scale; -200 for nothing but zeros.</summary>
    public double PeakDbfs => Pcm.AmplitudeDbfs(Peak);

    /// <summary>The RMS level; a full-scale sine has -3.01.</summary>
    public double RmsDbfs => Samples == 0 ? Pcm.LowestDbfs : Pcm.PowerDbfs(_squares / Samples);

    /// <summary>The mean of all samples: what a badly set converter adds to them.</summary>
    public double Offset => Samples == 0 ? 0 : _sum / Samples;

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var given in samples)
        {
            if (!float.IsFinite(given)) NotNumbers++;
            var sample = Pcm.Finite(given);
            Peak = Math.Max(Peak, Math.Abs(sample));
            _sum += sample;
            _squares += (double)sample * sample;
            var side = sample >= ClipLevel ? 1 : sample <= -ClipLevel ? -1 : 0;
            _run = side != 0 && side == _side ? _run + 1 : Math.Abs(side);
            _side = side;
            if (_run == ClipRun)
            {
                ClippedRuns++;
                ClippedSamples += ClipRun;
            }
            else if (_run > ClipRun)
            {
                ClippedSamples++;
            }
        }

        Samples += samples.Length;
    }
}
