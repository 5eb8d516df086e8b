using System.Globalization;
using System.Text;
using Probative.Examination.Pictures;

namespace Probative.Examination.Sounds;

/// <summary>A recording to look at: its waveform as numbers, its spectrogram as a picture.</summary>
internal static class SoundDrawing
{
    /// <summary>A row for each bucket: when it begins, its lowest and highest sample, its RMS.</summary>
    public static byte[] WaveformCsv(SoundMeasures measures)
    {
        var text = new StringBuilder("seconds,lowest,highest,rms\n");
        var seconds = (double)measures.Waveform.BucketSamples / SoundMeasures.RateHertz;
        var buckets = measures.Waveform.Buckets;
        for (var at = 0; at < buckets.Count; at++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{at * seconds:F6},{buckets[at].Lowest:F5},{buckets[at].Highest:F5},{buckets[at].Rms:F5}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// Time from left to right, low frequencies below, louder is brighter; null when too short.
    /// </summary>
    public static PixelFrame? Spectrogram(SoundMeasures measures)
    {
        if (measures.Spectrogram.Columns == 0) return null;
        var (width, height) = (measures.Spectrogram.Columns, measures.Spectrogram.Bins);
        var matrix = measures.Spectrogram.ToArray();
        var rgb = new byte[3 * width * height];
        for (var column = 0; column < width; column++)
        {
            for (var bin = 0; bin < height; bin++)
            {
                rgb.AsSpan(3 * ((height - 1 - bin) * width + column), 3).Fill(matrix[column * height + bin]);
            }
        }

        return new PixelFrame(width, height, rgb);
    }
}
