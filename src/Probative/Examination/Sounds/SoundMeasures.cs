using System.Text.Json.Nodes;
using Probative.Fingerprints.Sounds;

namespace Probative.Examination.Sounds;

/// <summary>
/// Everything that is measured of a recording, in one pass and in memory that does not grow with its length.
/// </summary>
internal sealed class SoundMeasures
{
    /// <summary>What most recordings have, so that peaks and clipping are those of the file.</summary>
    public const int RateHertz = 48_000;

    public const double SilenceDbfs = -60;
    public const double SilenceSeconds = 0.5;

    // What a report lists of each; what is beyond is counted.
    private const int ListedMax = 1_000;
    private const int SpectrogramColumns = 2_048;

    private readonly LevelReader _levels = new();
    private readonly SilenceReader _silences = new(RateHertz, SilenceDbfs, SilenceSeconds);
    private readonly ImpulseReader _impulses = new(RateHertz);
    private readonly VoiceReader _voice = new(RateHertz);
    private readonly SoundPrintReader _print = new(RateHertz);

    public WaveformReader Waveform { get; } = new();

    public SpectrogramReader Spectrogram { get; } = new(RateHertz, 1_024, SpectrogramColumns);

    public long Samples => _levels.Samples;

    public void Take(ReadOnlySpan<float> samples)
    {
        _levels.Add(samples);
        _silences.Add(samples);
        _impulses.Add(samples);
        _voice.Add(samples);
        _print.Add(samples);
        Waveform.Add(samples);
        Spectrogram.Add(samples);
    }

    /// <summary>The fingerprint by which recordings of one event find each other.</summary>
    public byte[] Print() => _print.Result().ToBytes();

    public JsonObject Finish(Notes notes)
    {
        _silences.Finish();
        _impulses.Finish();
        _voice.Finish();
        Note(notes);
        return new JsonObject
        {
            ["seconds"] = Round((double)_levels.Samples / RateHertz),
            ["peak_dbfs"] = Round(_levels.PeakDbfs),
            ["rms_dbfs"] = Round(_levels.RmsDbfs),
            ["offset"] = Math.Round(_levels.Offset, 6),
            ["clipped_runs"] = _levels.ClippedRuns,
            ["clipped_samples"] = _levels.ClippedSamples,
            ["silences"] = List(_silences.Silences, Of),
            ["silences_left_out"] = LeftOut(_silences.Silences.Count, _silences.LeftOut),
            ["impulsive_sounds"] = List(_impulses.Found, Of),
            ["impulsive_sounds_left_out"] = LeftOut(_impulses.Found.Count, _impulses.LeftOut),
            ["voice_like"] = List(_voice.Found, Of),
            ["voice_like_left_out"] = LeftOut(_voice.Found.Count, _voice.LeftOut),
            ["spectrogram"] = new JsonObject
            {
                ["column_s"] = Math.Round(Spectrogram.ColumnSeconds, 9),
                ["columns"] = Spectrogram.Columns,
                ["bins"] = Spectrogram.Bins,
                ["bin_hz"] = Round((double)RateHertz / 2 / Spectrogram.Bins),
                ["floor_dbfs"] = SpectrogramReader.FloorDbfs,
            },
            ["waveform_bucket_s"] = Math.Round((double)Waveform.BucketSamples / RateHertz, 9),
        };
    }

    private void Note(Notes notes)
    {
        if (_levels.Peak == 0) notes.Add("no-sound", "There is a sound track, and nothing but zeros in it.");
        if (_levels.ClippedRuns > 0) notes.Add("clipped", "Parts are louder than the recording could hold.");
        if (_impulses.Found.Count > 0)
            notes.Add("impulsive-sounds", "Sudden loud sounds were measured, whatever made them.");
        if (_voice.Found.Count > 0) notes.Add("voice-like", "Parts measure like voices.");
    }

    private static JsonArray List<T>(IReadOnlyList<T> found, Func<T, JsonObject> shape) =>
        new([.. found.Take(ListedMax).Select(shape)]);

    private static long LeftOut(int count, long more) => Math.Max(0, count - ListedMax) + more;

    private static JsonObject Of(Stretch silence) => new()
    {
        ["start_s"] = Round(silence.StartSeconds), ["end_s"] = Round(silence.EndSeconds),
    };

    private static JsonObject Of(ImpulsiveSound sound) => new()
    {
        ["at_s"] = Math.Round(sound.TimeSeconds, 4),
        ["peak_dbfs"] = Round(sound.PeakDbfs),
        ["rise_db"] = Round(sound.RiseDb),
        ["spread"] = Round(sound.SpreadPart),
        ["since_last_s"] = sound.SinceLastSeconds is { } seconds ? Math.Round(seconds, 4) : null,
    };

    private static JsonObject Of(VoiceStretch stretch) => new()
    {
        ["start_s"] = Round(stretch.StartSeconds),
        ["end_s"] = Round(stretch.EndSeconds),
        ["voiced"] = Round(stretch.VoicedPart),
        ["periodicity"] = Round(stretch.Periodicity),
        ["level_dbfs"] = Round(stretch.LevelDbfs),
    };

    private static double Round(double value) => Math.Round(value, 3);
}
